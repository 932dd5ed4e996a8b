duration-seconds = { $count ->
    [one] { $count } sekund
   *[other] { $count } sekundit
}
duration-minutes = { $count ->
    [one] { $count } minut
   *[other] { $count } minutit
}
duration-hours = { $count ->
    [one] { $count } tund
   *[other] { $count } tundi
}
duration-days = { $count ->
    [one] { $count } päev
   *[other] { $count } päeva
}

help-question = Kas vajate abi?
help-site = Klienditugi: { $brand }
language-label = Keel
language-button = Muuda
error-title = Viga: { $title }

request-title = Parooli lähtestamine
request-lead = Sisestage oma konto ({ $brand }) e-posti aadress ja me saadame teile lingi uue parooli valimiseks.
request-address = E-posti aadress
request-button = Saada link
request-problem = See ei näe välja nagu e-posti aadress. See peaks olema selline: { $example }.

request-once-more = Teie turvalisuse huvides vajutage palun nuppu veel kord.
request-trap = Jätke see väli tühjaks
request-checking = Üks hetk…
request-wait-title = Veel üks samm
request-wait = Praegu saabub palju automaatseid päringuid. Et saaksime teie oma neist eristada, oodake palun veidi ja vajutage siis nuppu. Ooteaeg: { $wait }.
request-trapped = Miski teie brauseris, näiteks laiendus, täitis peidetud välja, mille järgi tunneme ära automaatsed päringud. Seda välja enam ei ole: oodake palun veidi ja vajutage siis nuppu. Ooteaeg: { $wait }.
request-not-checked = Me ei saanud kontrollida, kas selle päringu saatis inimene. Proovige uuesti. Kui see ei aita, võtke meiega ühendust.

sent-title = Vaadake oma e-posti
sent-lead = Kui sisestatud aadressil on konto, on lingiga kiri teel. See peaks saabuma ühe minuti jooksul.
sent-from = Saatja
sent-lifetime = Lingi kehtivusaeg
sent-missing-title = Kiri ei ole veel saabunud?
sent-spam = Vaadake rämpsposti kausta.
sent-address = Veenduge, et see on aadress, mida kasutate oma kontol ({ $brand }). Teie turvalisuse huvides on see leht iga aadressi puhul ühesugune.
sent-wait = Aeg, mille järel saate uuesti küsida: { $wait }. Kõik saadud lingid töötavad edasi.
sent-again = Küsi uuesti

form-title = Valige uus parool
form-title-first = Valige parool
form-account = Konto:
form-password = Uus parool
form-confirmation = Uus parool veel kord
form-rules = Vähemalt { $count } märki, kõige rohkem 72. Mitut järjestikust sõna on lihtne meeles pidada ja raske ära arvata.
form-signed-out = Teid logitakse kontolt ({ $brand }) kõikjal välja ja te logite uue parooliga uuesti sisse.
form-button = Salvesta parool
form-show = Näita
form-show-label = Näita parooli
form-hide = Peida
form-hide-label = Peida parool

problem-empty = Sisestage kõigepealt uus parool.
problem-mismatch = Paroolid ei ole ühesugused. Sisestage mõlemad uuesti.
problem-characters = Selles paroolis on märk, mida ei saa tippida või mis ei jõudnud kohale nii, nagu te selle tippisite. Tippige parool uuesti või valige teine.
problem-short = See parool on liiga lühike. Vaja on vähemalt { $count } märki.
problem-long = See parool on liiga pikk. Piir on 72 ladina tähte või numbrit; muud tähed ja emojid loetakse kaheks kuni neljaks.
problem-long-count = Nii loetuna on teie parooli pikkus { $count }.
problem-breached = See parool on lekkinud andmete seas, seega hakkavad teised seda proovima. Valige selline, mida te mujal ei kasuta.
problem-own = See parool sisaldab nime „{ $brand }“ või osa teie aadressist ning seda prooviksid teised esimesena. Valige midagi muud.
problem-common = See on üks enim kasutatud paroole ja esimene, mida teised prooviksid. Valige vähem levinud parool.
problem-weak = Seda parooli on liiga lihtne ära arvata. Tehke see pikemaks, näiteks kolmest või neljast omavahel mitteseotud sõnast.
weak-word = Üksik sõna arvatakse kiiresti ära, ka siis, kui mõni täht on asendatud.
weak-name = Kõigepealt arvatakse nimesid ning sõnu teie aadressist või nimest „{ $brand }“.
weak-pattern = Kõrvuti olevad klahvid ja jadad nagu „abc“ või „6543“ arvatakse kiiresti ära.
weak-repeat = Korduvatest märkidest ja sõnadest on vähe abi.
weak-date = Kuupäevad ja aastaarvud arvatakse kiiresti ära.
problem-wait = Selle konto puhul oli liiga palju katseid. Teie parooli ei muudetud. Vajutage nuppu hiljem uuesti. Ooteaeg: { $wait }.
problem-busy = Teie parooli muudetakse just praegu, võib-olla teises aknas. Oodake minut ja vajutage nuppu uuesti.
problem-unavailable = Teie parooli hoidev server ei ole praegu kättesaadav. Sisestatu on endiselt siin: oodake veidi ja vajutage nuppu uuesti. Teie link töötab edasi.

done-title = Teie uus parool on salvestatud
done-lead = Nüüd saate uue parooliga oma kontole ({ $brand }) sisse logida. Selle lehe võite sulgeda.
done-signed-out = Kui olite kuskil sisse logitud, siis on teid sealt välja logitud.
done-mail = Saadame teile ka muudatust kinnitava kirja.

not-me-title = Kas te ei soovinud seda?
not-me-lead = Siis sisestas keegi teine meie lehel teie aadressi. Ta ei saa teie kirju lugeda ja teie parooli ei muudetud.
not-me-effect = Te võite selle kirja lingi tühistada. Siis ei saada me sellele aadressile mõnda aega uusi linke, küsigu neid kes tahes. Aeg ilma uute linkideta: { $wait }.
not-me-button = Tühista see link
not-me-keep = See olin mina: valin uue parooli
not-me-done-title = Link on tühistatud
not-me-done-text = Teie parooli ei muudetud ja midagi muud ei ole vaja teha.
not-me-done-effect = Aeg, mil sellele aadressile uusi linke ei saadeta: { $wait }. Kui vajate linki varem, võtke meiega ühendust.

expired-title = See link on aegunud
expired-text = Teie konto kaitseks töötavad lingid vaid piiratud aja. Teie parooli ei muudetud.
used-title = Seda linki on juba kasutatud
used-text = Teie postkastist pärit lingiga määrati parool, seega on kõik saadud lingid lõppenud.
used-you = Kui see olite teie: logige sisse uue parooliga.
used-not-you = Kui see ei olnud teie või te ei mäleta parooli: küsige uus link.
unknown-title = See link ei tööta
unknown-text = See võib olla poolik. Avage see kirjast uuesti või kopeerige kogu rida brauserisse. Kui see on vana, küsige uus.
declined-title = See link on tühistatud
declined-text = Keegi, kes loeb teie kirju, teatas meile, et ta ei olnud seda küsinud. Teie parooli ei muudetud. Kui soovite valida uue, küsige uus link.
ended-title = See link enam ei tööta
ended-text = Konto on pärast lingi saatmist muutunud või võeti link konto kaitseks tagasi. Kui soovite endiselt valida uue parooli, küsige uus link.
superseded-title = See link enam ei kehti
superseded-text = Pärast selle saatmist määrati parool tõenäoliselt mujal. Kui soovite endiselt valida uue, saadame uue lingi samale e-posti aadressile.
superseded-button = Saada uus link
limited-title = Oodake palun veidi
limited-text = Teie võrgust on tulnud väga palju päringuid. Midagi ei muudetud ja saadud lingid töötavad edasi. Ooteaeg: { $wait }.
protected-title = Seda peame tegema koos
protected-text = Selle konto parooli ei saa sellel lehel määrata. Võtke meiega ühendust ja me teeme selle teie eest ära. Midagi ei muudetud.
unconfirmed-title = Me ei saanud teie uut parooli kinnitada
unconfirmed-text = Võib-olla see määrati, võib-olla mitte. Proovige sellega sisse logida. Kui see ei õnnestu, küsige uus link.
not-found-title = Sellist lehte ei ole
not-found-text = Aadressis võib olla viga.
cross-site-title = Proovige siit uuesti
cross-site-text = Teie turvalisuse huvides võetakse see vorm vastu ainult meie enda lehelt. Midagi ei muudetud. Avage kirjas olev link uuesti või alustage algusest.
bad-request-title = Andmed ei jõudnud tervikuna kohale
bad-request-text = Midagi ei muudetud. Minge tagasi ja proovige uuesti või alustage algusest.
unavailable-title = Oleme kohe tagasi
unavailable-text = Me ei saa teie soovi praegu vastu võtta. Midagi ei muudetud ja saadud lingid töötavad edasi. Proovige minuti pärast uuesti.
internal-title = Meie poolel läks midagi valesti
internal-text = Vabandame. Proovige uuesti; kui see kordub, võtke meiega ühendust ja öelge see number:

button-new-link = Küsi uus link
button-start = Alusta algusest
button-retry = Proovi uuesti
button-contact = Võta ühendust: { $brand }
