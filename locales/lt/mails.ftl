greeting = Laba diena!
greeting-name = Laba diena, { $name }!
sent-to = Šis laiškas išsiųstas adresu { $address } dėl jūsų „{ $brand }“ paskyros.
link-copy = Arba nukopijuokite šią nuorodą į naršyklę:
link-lifetime = Nuoroda galioja, kol ją panaudosite. Ilgiausia galiojimo trukmė: { $lifetime }.

reset-subject = „{ $brand }“ paskyra: nustatykite slaptažodį iš naujo
reset-preheader = Pasinaudokite šia nuoroda ir susikurkite naują slaptažodį.
reset-title = Nustatykite slaptažodį iš naujo
reset-text = Kažkas, tikriausiai jūs, paprašė iš naujo nustatyti jūsų „{ $brand }“ paskyros slaptažodį. Naują susikurkite čia:
reset-button = Susikurti naują slaptažodį
reset-ignore = Jei to neprašėte, galite nekreipti dėmesio į šį laišką: jūsų slaptažodis liks toks, koks yra.
reset-not-me = Arba panaikinkite nuorodą, kad kurį laiką tokių laiškų nebegautumėte:
reset-asked-time = Prašymo laikas: { $time } (UTC)
reset-asked-address = Iš tinklo adreso: { $address }
reset-asked-browser = Naršyklė: { $browser }

invitation-subject = Jūsų „{ $brand }“ paskyra: susikurkite slaptažodį
invitation-preheader = Jūsų paskyra paruošta. Pasinaudokite šia nuoroda ir susikurkite slaptažodį.
invitation-title = Susikurkite slaptažodį
invitation-text = Jums sukurta „{ $brand }“ paskyra. Susikurkite slaptažodį ir galėsite pradėti:
invitation-button = Susikurti slaptažodį
invitation-ignore = Jei nežinote, apie ką kalbama, galite nekreipti dėmesio į šį laišką: be jūsų niekas neįvyks.

changed-subject = Nustatytas naujas jūsų „{ $brand }“ paskyros slaptažodis
changed-preheader = Jei tai padarėte jūs, daugiau nieko daryti nereikia.
changed-title = Naujas slaptažodis nustatytas
changed-text = Nustatytas naujas jūsų „{ $brand }“ paskyros slaptažodis. Pakeitimo laikas: { $time } (UTC).
changed-you = Jei tai padarėte jūs, daugiau nieko daryti nereikia: prisijunkite su nauju slaptažodžiu.
changed-not-you-title = Tai padarėte ne jūs?
changed-not-you = Tuomet kažkas kitas gali skaityti jūsų el. paštą. Apsaugokite savo pašto dėžutę, dar kartą nustatykite slaptažodį iš naujo ir praneškite mums:
