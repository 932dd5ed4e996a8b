duration-seconds = { $count ->
    [one] { $count } sekundė
    [few] { $count } sekundės
   *[other] { $count } sekundžių
}
duration-minutes = { $count ->
    [one] { $count } minutė
    [few] { $count } minutės
   *[other] { $count } minučių
}
duration-hours = { $count ->
    [one] { $count } valanda
    [few] { $count } valandos
   *[other] { $count } valandų
}
duration-days = { $count ->
    [one] { $count } diena
    [few] { $count } dienos
   *[other] { $count } dienų
}

help-question = Reikia pagalbos?
help-site = „{ $brand }“ pagalba
language-label = Kalba
language-button = Keisti
error-title = Klaida: { $title }

request-title = Nustatykite slaptažodį iš naujo
request-lead = Įveskite savo „{ $brand }“ paskyros el. pašto adresą. Atsiųsime nuorodą, kad galėtumėte susikurti naują slaptažodį.
request-address = El. pašto adresas
request-button = Atsiųsti nuorodą
request-problem = Tai nepanašu į el. pašto adresą. Jis turėtų atrodyti taip: { $example }.

request-once-more = Jūsų saugumui dar kartą paspauskite mygtuką.
request-trap = Šį lauką palikite tuščią
request-checking = Akimirką…
request-wait-title = Dar vienas žingsnis
request-wait = Šiuo metu gauname daug automatinių užklausų. Kad galėtume atskirti jūsiškę, šiek tiek palaukite ir tada paspauskite mygtuką. Laukimo laikas: { $wait }.
request-trapped = Kažkas jūsų naršyklėje, pavyzdžiui, plėtinys, užpildė paslėptą lauką, pagal kurį atpažįstame automatines užklausas. To lauko nebėra: šiek tiek palaukite ir tada paspauskite mygtuką. Laukimo laikas: { $wait }.
request-not-checked = Nepavyko patikrinti, ar šią užklausą siunčia žmogus. Bandykite dar kartą. Jei tai nepadės, susisiekite su mumis.

sent-title = Patikrinkite el. paštą
sent-lead = Jei yra paskyra su jūsų įvestu adresu, laiškas su nuoroda jau išsiųstas. Jis turėtų ateiti per minutę.
sent-from = Siuntėjas
sent-lifetime = Nuorodos galiojimo trukmė
sent-missing-title = Dar negavote laiško?
sent-spam = Pažiūrėkite šlamšto arba nepageidaujamų laiškų aplanke.
sent-address = Patikrinkite, ar tai tas adresas, kurį naudojate „{ $brand }“ paskyrai. Jūsų saugumui šis puslapis atrodo vienodai, kad ir koks adresas būtų įvestas.
sent-wait = Laikas, po kurio galėsite paprašyti dar kartą: { $wait }. Visos jūsų gautos nuorodos tebegalioja.
sent-again = Paprašyti dar kartą

form-title = Susikurkite naują slaptažodį
form-title-first = Susikurkite slaptažodį
form-account = Paskyrai
form-password = Naujas slaptažodis
form-confirmation = Pakartokite naują slaptažodį
form-rules = { $count ->
    [one] Ne mažiau kaip { $count } simbolis, ne daugiau kaip 72. Kelis žodžius iš eilės lengva įsiminti ir sunku atspėti.
    [few] Ne mažiau kaip { $count } simboliai, ne daugiau kaip 72. Kelis žodžius iš eilės lengva įsiminti ir sunku atspėti.
   *[other] Ne mažiau kaip { $count } simbolių, ne daugiau kaip 72. Kelis žodžius iš eilės lengva įsiminti ir sunku atspėti.
}
form-signed-out = Visur bus atsijungta nuo jūsų „{ $brand }“ paskyros, ir vėl prisijungsite su nauju slaptažodžiu.
form-button = Nustatyti slaptažodį
form-show = Rodyti
form-show-label = Rodyti slaptažodį
form-hide = Slėpti
form-hide-label = Slėpti slaptažodį

problem-empty = Pirmiausia įveskite naują slaptažodį.
problem-mismatch = Slaptažodžiai nesutampa. Įveskite abu iš naujo.
problem-characters = Šiame slaptažodyje yra simbolis, kurio neįmanoma įvesti arba kuris atėjo ne toks, kokį įvedėte. Įveskite slaptažodį dar kartą arba pasirinkite kitą.
problem-short = { $count ->
    [one] Šis slaptažodis per trumpas. Jame turi būti ne mažiau kaip { $count } simbolis.
    [few] Šis slaptažodis per trumpas. Jame turi būti ne mažiau kaip { $count } simboliai.
   *[other] Šis slaptažodis per trumpas. Jame turi būti ne mažiau kaip { $count } simbolių.
}
problem-long = Šis slaptažodis per ilgas. Riba – 72 lotyniškos raidės be diakritinių ženklų arba skaitmenys; kitos raidės ir jaustukai skaičiuojami du–keturis kartus.
problem-long-count = Taip skaičiuojant jūsų slaptažodžio ilgis yra { $count }.
problem-breached = Šis slaptažodis buvo tarp nutekintų duomenų, todėl kiti jį išbandys. Pasirinkite tokį, kurio niekur kitur nenaudojate.
problem-own = Šiame slaptažodyje yra „{ $brand }“ arba jūsų adreso dalis, o tai kiti išbandytų pirmiausia. Pasirinkite ką nors kita.
problem-common = Tai vienas iš dažniausiai naudojamų slaptažodžių, ir kiti pirmiausia išbandytų būtent jį. Pasirinkite retesnį.
problem-weak = Šį slaptažodį per lengva atspėti. Sukurkite ilgesnį, pavyzdžiui, iš trijų ar keturių tarpusavyje nesusijusių žodžių.
weak-word = Pavienis žodis greitai atspėjamas, net jei kelios jo raidės pakeistos.
weak-name = Vardai ir žodžiai iš jūsų adreso ar pavadinimo „{ $brand }“ spėjami pirmiausia.
weak-pattern = Gretimi klavišai ir tokios sekos kaip „abc“ ar „6543“ greitai atspėjami.
weak-repeat = Pasikartojantys simboliai ir žodžiai mažai padeda.
weak-date = Datos ir metai greitai atspėjami.
problem-wait = Šiai paskyrai buvo per daug bandymų. Jūsų slaptažodis nepakeistas. Vėliau paspauskite mygtuką dar kartą. Laukimo laikas: { $wait }.
problem-busy = Jūsų slaptažodis keičiamas kaip tik šiuo metu, galbūt kitame lange. Palaukite minutę ir paspauskite mygtuką dar kartą.
problem-unavailable = Šiuo metu negalime pasiekti serverio, kuriame saugomas jūsų slaptažodis. Tai, ką įvedėte, liko čia: šiek tiek palaukite ir paspauskite mygtuką dar kartą. Jūsų nuoroda tebegalioja.

done-title = Naujas slaptažodis nustatytas
done-lead = Dabar prie „{ $brand }“ paskyros galite prisijungti su nauju slaptažodžiu. Šį puslapį galite užverti.
done-signed-out = Jei kur nors buvo prisijungta prie jūsų paskyros, ten jau atsijungta.
done-mail = Taip pat atsiųsime laišką, patvirtinantį šį pakeitimą.

not-me-title = Jūs to neprašėte?
not-me-lead = Tuomet jūsų adresą mūsų puslapyje įvedė kažkas kitas. Jūsų el. pašto tas žmogus skaityti negali, o jūsų slaptažodis nepakeistas.
not-me-effect = Galite panaikinti to laiško nuorodą. Tada kurį laiką šiuo adresu nesiųsime naujų nuorodų, kad ir kas jų prašytų. Laikas be naujų nuorodų: { $wait }.
not-me-button = Panaikinti šią nuorodą
not-me-keep = Tai buvau aš: susikurti naują slaptažodį
not-me-done-title = Nuoroda panaikinta
not-me-done-text = Jūsų slaptažodis nepakeistas, ir daugiau nieko daryti nereikia.
not-me-done-effect = Laikas be naujų nuorodų šiuo adresu: { $wait }. Jei nuorodos prireiktų anksčiau, susisiekite su mumis.

expired-title = Ši nuoroda nebegalioja
expired-text = Kad jūsų paskyra būtų saugi, nuorodos galioja tik ribotą laiką. Jūsų slaptažodis nepakeistas.
used-title = Ši nuoroda jau panaudota
used-text = Slaptažodis nustatytas pasinaudojus nuoroda iš jūsų pašto dėžutės, todėl nė viena anksčiau gauta nuoroda nebegalioja.
used-you = Jei tai padarėte jūs, prisijunkite su nauju slaptažodžiu.
used-not-you = Jei tai padarėte ne jūs arba neprisimenate slaptažodžio, paprašykite naujos nuorodos.
unknown-title = Ši nuoroda neveikia
unknown-text = Galbūt ji nepilna. Atverkite ją iš laiško dar kartą arba nukopijuokite visą eilutę į naršyklę. Jei nuoroda sena, paprašykite naujos.
declined-title = Ši nuoroda panaikinta
declined-text = Kažkas, kas skaito jūsų el. paštą, pranešė mums, kad jos neprašė. Jūsų slaptažodis nepakeistas. Jei norite susikurti naują, paprašykite naujos nuorodos.
ended-title = Ši nuoroda nebeveikia
ended-text = Po to, kai išsiuntėme nuorodą, paskyra pasikeitė arba nuoroda atšaukta, kad paskyra būtų saugi. Jei vis dar norite susikurti naują slaptažodį, paprašykite naujos nuorodos.
superseded-title = Šios nuorodos galiojimas baigėsi
superseded-text = Po to, kai ją išsiuntėme, slaptažodis tikriausiai nustatytas kitur. Jei vis dar norite susikurti naują, išsiųsime naują nuorodą tuo pačiu el. pašto adresu.
superseded-button = Atsiųsti naują nuorodą
limited-title = Šiek tiek palaukite
limited-text = Iš jūsų tinklo gauta labai daug užklausų. Niekas nepakeista, o jūsų gautos nuorodos tebegalioja. Laukimo laikas: { $wait }.
protected-title = Tai turime padaryti kartu
protected-text = Šios paskyros slaptažodžio šiame puslapyje nustatyti negalima. Susisiekite su mumis – mes jį nustatysime už jus. Niekas nepakeista.
unconfirmed-title = Nepavyko patvirtinti jūsų naujo slaptažodžio
unconfirmed-text = Galbūt jis nustatytas, galbūt ne. Pabandykite su juo prisijungti. Jei nepavyks, paprašykite naujos nuorodos.
not-found-title = Tokio puslapio nėra
not-found-text = Galbūt adresas įvestas su klaida.
cross-site-title = Bandykite dar kartą iš čia
cross-site-text = Jūsų saugumui ši forma priimama tik iš mūsų pačių puslapio. Niekas nepakeista. Dar kartą atverkite nuorodą iš laiško arba pradėkite iš naujo.
bad-request-title = Gauti ne visi duomenys
bad-request-text = Niekas nepakeista. Grįžkite ir bandykite dar kartą arba pradėkite iš naujo.
unavailable-title = Netrukus grįšime
unavailable-text = Šiuo metu negalime priimti jūsų užklausos. Niekas nepakeista, o jūsų gautos nuorodos tebegalioja. Bandykite dar kartą po minutės.
internal-title = Mūsų sistemoje įvyko klaida
internal-text = Atsiprašome. Bandykite dar kartą; jei tai pasikartos, susisiekite su mumis ir nurodykite šį numerį:

button-new-link = Prašyti naujos nuorodos
button-start = Pradėti iš naujo
button-retry = Bandyti dar kartą
button-contact = Susisiekti su „{ $brand }“
