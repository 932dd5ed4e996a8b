greeting = مرحبًا،
greeting-name = مرحبًا { $name }،
sent-to = أُرسلت هذه الرسالة إلى { $address } بسبب حسابك لدى { $brand }.
link-copy = أو انسخ هذا الرابط إلى متصفحك:
link-lifetime = يعمل الرابط إلى أن تستخدمه. أقصى مدة للصلاحية: { $lifetime }.

reset-subject = إعادة تعيين كلمة مرورك لدى { $brand }
reset-preheader = اختر كلمة مرور جديدة بهذا الرابط.
reset-title = إعادة تعيين كلمة المرور
reset-text = طلب شخص ما، لعله أنت، إعادة تعيين كلمة مرور حسابك لدى { $brand }. اختر كلمة جديدة من هنا:
reset-button = اختيار كلمة مرور جديدة
reset-ignore = إذا لم تطلب ذلك، فيمكنك تجاهل هذه الرسالة: تبقى كلمة مرورك كما هي.
reset-not-me = أو ألغِ الرابط كي لا تصلك رسائل أخرى مدةً من الزمن:
reset-asked-time = وقت الطلب: { $time } (UTC)
reset-asked-address = عنوان الشبكة (IP): { $address }
reset-asked-browser = المتصفح: { $browser }

invitation-subject = حسابك لدى { $brand }: اختر كلمة المرور
invitation-preheader = حسابك جاهز. اختر كلمة مرور بهذا الرابط.
invitation-title = اختر كلمة المرور
invitation-text = هناك حساب لك لدى { $brand }. اختر كلمة مرور ويمكنك البدء:
invitation-button = اختيار كلمة المرور
invitation-ignore = إذا لم تكن تعرف ما هذا، فيمكنك تجاهل هذه الرسالة: لن يحدث شيء من دونك.

changed-subject = عُيِّنت كلمة مرور جديدة لحسابك لدى { $brand }
changed-preheader = إذا كنت أنت من فعل ذلك، فلا يلزمك شيء آخر.
changed-title = عُيِّنت كلمة مرورك الجديدة
changed-text = عُيِّنت كلمة مرور جديدة لحسابك لدى { $brand }. وقت التغيير: { $time } (UTC).
changed-you = إذا كنت أنت من فعل ذلك، فلا يلزمك شيء آخر: سجّل الدخول بكلمة المرور الجديدة.
changed-not-you-title = لم تكن أنت؟
changed-not-you = إذًا يستطيع شخص آخر قراءة بريدك. أمِّن صندوق بريدك، وأعد تعيين كلمة مرورك مجددًا، وأخبرنا:
