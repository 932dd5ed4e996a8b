greeting = Tere!
greeting-name = Tere, { $name }!
sent-to = See kiri saadeti aadressile { $address } teie konto ({ $brand }) tõttu.
link-copy = Või kopeerige see link oma brauserisse:
link-lifetime = Link töötab, kuni olete seda kasutanud. Pikim kehtivusaeg: { $lifetime }.

reset-subject = Lähtestage oma konto ({ $brand }) parool
reset-preheader = Valige selle lingiga uus parool.
reset-title = Lähtestage oma parool
reset-text = Keegi, tõenäoliselt teie, soovis lähtestada teie konto ({ $brand }) parooli. Valige uus siin:
reset-button = Valige uus parool
reset-ignore = Kui te seda ei soovinud, võite selle kirja tähelepanuta jätta: teie parool jääb samaks.
reset-not-me = Või tühistage link, et mõnda aega rohkem kirju ei tuleks:
reset-asked-time = Soovi esitamise aeg: { $time } (UTC)
reset-asked-address = Võrguaadressilt: { $address }
reset-asked-browser = Brauser: { $browser }

invitation-subject = Teie konto ({ $brand }): valige parool
invitation-preheader = Teie konto on valmis. Valige selle lingiga parool.
invitation-title = Valige parool
invitation-text = Teile on loodud konto ({ $brand }). Valige parool ja võite alustada:
invitation-button = Valige parool
invitation-ignore = Kui te ei tea, millest on jutt, võite selle kirja tähelepanuta jätta: ilma teieta ei juhtu midagi.

changed-subject = Teie kontole ({ $brand }) määrati uus parool
changed-preheader = Kui see olite teie, ei ole vaja midagi muud teha.
changed-title = Teie uus parool on salvestatud
changed-text = Teie kontole ({ $brand }) määrati uus parool. Muudatuse aeg: { $time } (UTC).
changed-you = Kui see olite teie, ei ole vaja midagi muud teha: logige sisse uue parooliga.
changed-not-you-title = Kas see ei olnud teie?
changed-not-you = Siis saab keegi teine teie kirju lugeda. Turvake oma postkast, lähtestage parool uuesti ja andke meile teada:
