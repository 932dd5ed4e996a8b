greeting = שלום,
greeting-name = שלום { $name },
sent-to = ההודעה הזאת נשלחה אל { $address } בשל החשבון ב־{ $brand }.
link-copy = או להעתיק את הקישור הזה לדפדפן:
link-lifetime = הקישור פועל עד לשימוש בו. התוקף המרבי: { $lifetime }.

reset-subject = איפוס הסיסמה של { $brand }
reset-preheader = בחירת סיסמה חדשה באמצעות הקישור הזה.
reset-title = איפוס הסיסמה
reset-text = התקבלה בקשה, כנראה ממך, לאפס את הסיסמה של החשבון ב־{ $brand }. כאן אפשר לבחור סיסמה חדשה:
reset-button = בחירת סיסמה חדשה
reset-ignore = אם הבקשה אינה שלך, אפשר להתעלם מההודעה: הסיסמה נשארת כפי שהיא.
reset-not-me = או לבטל את הקישור, כדי שלא יגיעו הודעות נוספות במשך זמן מה:
reset-asked-time = מועד הבקשה: { $time } (UTC)
reset-asked-address = כתובת הרשת (IP): { $address }
reset-asked-browser = דפדפן: { $browser }

invitation-subject = החשבון שלך ב־{ $brand }: בחירת סיסמה
invitation-preheader = החשבון מוכן. בחירת סיסמה באמצעות הקישור הזה.
invitation-title = בחירת סיסמה
invitation-text = יש עבורך חשבון ב־{ $brand }. אחרי בחירת סיסמה אפשר להתחיל:
invitation-button = בחירת סיסמה
invitation-ignore = אם לא ברור במה מדובר, אפשר להתעלם מההודעה: דבר לא יקרה בלעדיך.

changed-subject = נקבעה סיסמה חדשה לחשבון שלך ב־{ $brand }
changed-preheader = אם הפעולה הייתה שלך, אין צורך לעשות דבר נוסף.
changed-title = הסיסמה החדשה נקבעה
changed-text = נקבעה סיסמה חדשה לחשבון שלך ב־{ $brand }. מועד השינוי: { $time } (UTC).
changed-you = אם הפעולה הייתה שלך, אין צורך לעשות דבר נוסף: אפשר להתחבר עם הסיסמה החדשה.
changed-not-you-title = הפעולה לא הייתה שלך?
changed-not-you = אם כך, מישהו אחר יכול לקרוא את הדוא״ל שלך. יש לאבטח את תיבת הדואר, לאפס שוב את הסיסמה ולהודיע לנו:
