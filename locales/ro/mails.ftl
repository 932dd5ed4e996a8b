greeting = Bună ziua,
greeting-name = Bună ziua, { $name },
sent-to = Acest e-mail a fost trimis la { $address } pentru contul dumneavoastră { $brand }.
link-copy = Sau copiați acest link în browser:
link-lifetime = Linkul este valabil până îl folosiți. Valabilitate maximă: { $lifetime }.

reset-subject = Resetați parola pentru { $brand }
reset-preheader = Alegeți o parolă nouă cu acest link.
reset-title = Resetați parola
reset-text = Cineva, probabil dumneavoastră, a cerut resetarea parolei contului dumneavoastră { $brand }. Alegeți aici una nouă:
reset-button = Alegeți o parolă nouă
reset-ignore = Dacă nu ați cerut acest lucru, puteți ignora acest e-mail: parola rămâne neschimbată.
reset-not-me = Sau anulați linkul, ca o vreme să nu mai primiți astfel de e-mailuri:
reset-asked-time = Momentul cererii: { $time } (UTC)
reset-asked-address = De la adresa de rețea: { $address }
reset-asked-browser = Browser: { $browser }

invitation-subject = Contul dumneavoastră { $brand }: alegeți parola
invitation-preheader = Contul dumneavoastră este gata. Alegeți o parolă cu acest link.
invitation-title = Alegeți parola
invitation-text = Există un cont { $brand } pentru dumneavoastră. Alegeți o parolă și puteți începe:
invitation-button = Alegeți parola
invitation-ignore = Dacă nu știți despre ce este vorba, puteți ignora acest e-mail: nimic nu se întâmplă fără dumneavoastră.

changed-subject = Parolă nouă pentru contul dumneavoastră { $brand }
changed-preheader = Dacă ați fost dumneavoastră, nu mai trebuie să faceți nimic.
changed-title = Parola nouă este setată
changed-text = A fost setată o parolă nouă pentru contul dumneavoastră { $brand }. Momentul schimbării: { $time } (UTC).
changed-you = Dacă ați fost dumneavoastră, nu mai trebuie să faceți nimic: conectați-vă cu parola nouă.
changed-not-you-title = Nu ați fost dumneavoastră?
changed-not-you = Atunci altcineva vă poate citi e-mailurile. Securizați-vă căsuța poștală, resetați din nou parola și anunțați-ne:
