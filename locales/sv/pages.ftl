duration-seconds = { $count ->
    [one] { $count } sekund
   *[other] { $count } sekunder
}
duration-minutes = { $count ->
    [one] { $count } minut
   *[other] { $count } minuter
}
duration-hours = { $count ->
    [one] { $count } timme
   *[other] { $count } timmar
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}

help-question = Behöver du hjälp?
help-site = Hjälp från { $brand }
language-label = Språk
language-button = Ändra
error-title = Fel: { $title }

request-title = Återställ lösenordet
request-lead = Ange e-postadressen till ditt konto hos { $brand }, så skickar vi en länk där du väljer ett nytt lösenord.
request-address = E-postadress
request-button = Skicka en länk
request-problem = Det ser inte ut som en e-postadress. Den ska se ut så här: { $example }.

request-once-more = För din säkerhet: tryck på knappen en gång till.
request-trap = Lämna det här fältet tomt
request-checking = Ett ögonblick …
request-wait-title = Ett steg till
request-wait = Det kommer många automatiska förfrågningar just nu. Vänta en stund innan du trycker på knappen, så kan vi skilja din från de andra. Väntetid: { $wait }.
request-trapped = Något i din webbläsare, till exempel ett tillägg, har fyllt i ett dolt fält som avslöjar automatiska förfrågningar. Fältet är nu borta: vänta en stund och tryck sedan på knappen. Väntetid: { $wait }.
request-not-checked = Vi kunde inte bekräfta att den här förfrågan kommer från en människa. Försök igen. Om det inte hjälper, kontakta oss.

sent-title = Titta i din e-post
sent-lead = Om det finns ett konto för adressen du angav är ett mejl med en länk på väg. Det bör komma inom en minut.
sent-from = Avsändare
sent-lifetime = Länken fungerar i
sent-missing-title = Inget mejl ännu?
sent-spam = Titta i skräppostmappen.
sent-address = Kontrollera att det är adressen du använder hos { $brand }. För din säkerhet ser den här sidan likadan ut för alla adresser.
sent-wait = Tid tills du kan begära en ny: { $wait }. Alla länkar du har fått fungerar fortfarande.
sent-again = Begär en ny

form-title = Välj ett nytt lösenord
form-title-first = Välj lösenord
form-account = För kontot
form-password = Nytt lösenord
form-confirmation = Nytt lösenord en gång till
form-rules = Minst { $count } tecken, högst 72. Några ord i rad är lätta att komma ihåg och svåra att gissa.
form-signed-out = Du loggas ut från { $brand } överallt och loggar in igen med det nya lösenordet.
form-button = Spara lösenordet
form-show = Visa
form-show-label = Visa lösenordet
form-hide = Dölj
form-hide-label = Dölj lösenordet

problem-empty = Skriv ett nytt lösenord först.
problem-mismatch = De två lösenorden är inte likadana. Skriv båda igen.
problem-characters = Lösenordet innehåller ett tecken som inte går att skriva, eller som inte kom fram som du skrev det. Skriv det igen eller välj ett annat.
problem-short = Lösenordet är för kort. Det måste ha minst { $count } tecken.
problem-long = Lösenordet är för långt. Gränsen är 72 latinska bokstäver eller siffror; andra bokstäver och emojier räknas två till fyra gånger.
problem-long-count = Räknat på det sättet hamnar ditt lösenord på { $count }.
problem-breached = Lösenordet har förekommit i en dataläcka, så andra kommer att prova det. Välj ett som du inte använder någon annanstans.
problem-own = Lösenordet innehåller ”{ $brand }” eller en del av din adress, och det skulle andra prova först. Välj något annat.
problem-common = Det är ett av de vanligaste lösenorden, och det första som andra skulle prova. Välj ett ovanligare.
problem-weak = Lösenordet är för lätt att gissa. Gör det längre, till exempel med tre eller fyra ord som inte hör ihop.
weak-word = Ett enda ord är snabbt gissat, även om några bokstäver är utbytta.
weak-name = Namn och ord från din adress eller från ”{ $brand }” gissas först.
weak-pattern = Tangenter bredvid varandra och följder som ”abc” eller ”6543” är snabbt gissade.
weak-repeat = Upprepade tecken och ord hjälper föga.
weak-date = Datum och årtal är snabbt gissade.
problem-wait = Det har gjorts för många försök för det här kontot. Ditt lösenord har inte ändrats. Tryck på knappen igen senare. Väntetid: { $wait }.
problem-busy = Ditt lösenord ändras just nu, kanske i ett annat fönster. Vänta en minut och tryck på knappen igen.
problem-unavailable = Vi når inte servern som förvarar ditt lösenord just nu. Det du skrev finns kvar: vänta en stund och tryck på knappen igen. Din länk fungerar fortfarande.

done-title = Ditt nya lösenord är sparat
done-lead = Nu kan du logga in hos { $brand } med ditt nya lösenord. Du kan stänga den här sidan.
done-signed-out = Om du var inloggad någonstans har du loggats ut där.
done-mail = Vi skickar också ett mejl som bekräftar ändringen.

not-me-title = Var det inte du som begärde det här?
not-me-lead = Då har någon annan angett din adress på vår sida. Den personen kan inte läsa din e-post, och ditt lösenord har inte ändrats.
not-me-effect = Du kan spärra länken i det mejlet. Då skickar vi inga nya länkar till den här adressen på ett tag, vem som än begär det. Tid utan nya länkar: { $wait }.
not-me-button = Spärra den här länken
not-me-keep = Det var jag: välj ett nytt lösenord
not-me-done-title = Länken är spärrad
not-me-done-text = Ditt lösenord har inte ändrats, och du behöver inte göra något mer.
not-me-done-effect = Tid utan nya länkar till den här adressen: { $wait }. Om du behöver en ny innan dess, kontakta oss.

expired-title = Den här länken har gått ut
expired-text = För att skydda ditt konto fungerar länkar bara under en begränsad tid. Ditt lösenord har inte ändrats.
used-title = Den här länken har redan använts
used-text = Ett lösenord valdes med en länk från din e-post, så alla länkar du hade fått har slutat gälla.
used-you = Om det var du: logga in med ditt nya lösenord.
used-not-you = Om det inte var du, eller om du inte minns lösenordet: begär en ny länk.
unknown-title = Den här länken fungerar inte
unknown-text = Den kan vara ofullständig. Öppna den från mejlet igen, eller kopiera hela raden till webbläsaren. Om den är gammal kan du begära en ny.
declined-title = Den här länken har spärrats
declined-text = Någon som läser din e-post har meddelat oss att länken inte var begärd. Ditt lösenord har inte ändrats. Om du vill välja ett nytt kan du begära en ny länk.
ended-title = Den här länken fungerar inte längre
ended-text = Kontot har ändrats sedan vi skickade länken, eller så har länken dragits tillbaka för att skydda kontot. Om du fortfarande vill välja ett nytt lösenord kan du begära en ny länk.
superseded-title = Den här länken gäller inte längre
superseded-text = Sedan vi skickade den har ett lösenord troligen angetts någon annanstans. Om du fortfarande vill välja ett nytt skickar vi en ny länk till samma e-postadress.
superseded-button = Skicka en ny länk
limited-title = Vänta en stund
limited-text = Det har kommit väldigt många förfrågningar från ditt nätverk. Inget har ändrats, och länkar du har fått fungerar fortfarande. Väntetid: { $wait }.
protected-title = Det här får vi göra tillsammans
protected-text = Lösenordet för det här kontot kan inte väljas på den här sidan. Kontakta oss, så ordnar vi det åt dig. Inget har ändrats.
unconfirmed-title = Vi kunde inte bekräfta ditt nya lösenord
unconfirmed-text = Det kanske har sparats, kanske inte. Försök logga in med det. Om det inte fungerar, begär en ny länk.
not-found-title = Den här sidan finns inte
not-found-text = Adressen kan vara felskriven.
cross-site-title = Försök igen härifrån
cross-site-text = För din säkerhet tar vi bara emot det här formuläret från vår egen sida. Inget har ändrats. Öppna länken i mejlet igen, eller börja om.
bad-request-title = Det kom inte fram helt
bad-request-text = Inget har ändrats. Gå tillbaka och försök igen, eller börja om.
unavailable-title = Vi är strax tillbaka
unavailable-text = Vi kan inte ta emot din begäran just nu. Inget har ändrats, och länkar du har fått fungerar fortfarande. Försök igen om en minut.
internal-title = Något gick fel hos oss
internal-text = Vi beklagar. Försök igen; om det händer en gång till, kontakta oss och uppge det här numret:

button-new-link = Begär en ny länk
button-start = Börja om
button-retry = Försök igen
button-contact = Kontakta { $brand }
