duration-seconds = { $count ->
    [one] { $count } sekunti
   *[other] { $count } sekuntia
}
duration-minutes = { $count ->
    [one] { $count } minuutti
   *[other] { $count } minuuttia
}
duration-hours = { $count ->
    [one] { $count } tunti
   *[other] { $count } tuntia
}
duration-days = { $count ->
    [one] { $count } päivä
   *[other] { $count } päivää
}

help-question = Tarvitsetko apua?
help-site = Tuki: { $brand }
language-label = Kieli
language-button = Vaihda
error-title = Virhe: { $title }

request-title = Salasanan palauttaminen
request-lead = Anna { $brand }-tilisi sähköpostiosoite, niin lähetämme linkin, jolla valitset uuden salasanan.
request-address = Sähköpostiosoite
request-button = Lähetä linkki
request-problem = Tämä ei näytä sähköpostiosoitteelta. Sen pitäisi näyttää tältä: { $example }.

request-once-more = Turvallisuutesi vuoksi paina painiketta vielä kerran.
request-trap = Jätä tämä kenttä tyhjäksi
request-checking = Hetkinen…
request-wait-title = Vielä yksi vaihe
request-wait = Juuri nyt saapuu paljon automaattisia pyyntöjä. Jotta erotamme sinun pyyntösi niistä, odota hetki ja paina sitten painiketta. Odotusaika: { $wait }.
request-trapped = Jokin selaimessasi, esimerkiksi laajennus, täytti piilotetun kentän, josta tunnistamme automaattiset pyynnöt. Kenttä on nyt poistettu: odota hetki ja paina sitten painiketta. Odotusaika: { $wait }.
request-not-checked = Emme voineet varmistaa, että tämän pyynnön lähetti ihminen. Yritä uudelleen. Jos se ei auta, ota meihin yhteyttä.

sent-title = Tarkista sähköpostisi
sent-lead = Jos antamallasi osoitteella on tili, linkin sisältävä viesti on matkalla. Sen pitäisi saapua minuutin kuluessa.
sent-from = Lähettäjä
sent-lifetime = Linkin voimassaoloaika
sent-missing-title = Eikö viestiä näy?
sent-spam = Katso roskapostikansiosta.
sent-address = Varmista, että tämä on { $brand }-tilisi osoite. Turvallisuutesi vuoksi tämä sivu näyttää samalta kaikille osoitteille.
sent-wait = Aika, jonka kuluttua voit pyytää uudelleen: { $wait }. Kaikki saamasi linkit toimivat edelleen.
sent-again = Pyydä uudelleen

form-title = Valitse uusi salasana
form-title-first = Valitse salasana
form-account = Tili:
form-password = Uusi salasana
form-confirmation = Uusi salasana uudelleen
form-rules = Vähintään { $count } merkkiä, enintään 72. Muutama peräkkäinen sana on helppo muistaa ja vaikea arvata.
form-signed-out = Sinut kirjataan ulos { $brand }-tililtäsi kaikkialla, ja kirjaudut uudelleen uudella salasanalla.
form-button = Tallenna salasana
form-show = Näytä
form-show-label = Näytä salasana
form-hide = Piilota
form-hide-label = Piilota salasana

problem-empty = Kirjoita ensin uusi salasana.
problem-mismatch = Salasanat eivät ole samat. Kirjoita molemmat uudelleen.
problem-characters = Salasanassa on merkki, jota ei voi kirjoittaa tai joka ei tullut perille sellaisena kuin kirjoitit sen. Kirjoita salasana uudelleen tai valitse toinen.
problem-short = Salasana on liian lyhyt. Siinä on oltava vähintään { $count } merkkiä.
problem-long = Salasana on liian pitkä. Raja on 72 latinalaista kirjainta tai numeroa; muut kirjaimet ja emojit lasketaan kahdeksi–neljäksi.
problem-long-count = Näin laskettuna salasanasi pituus on { $count }.
problem-breached = Tämä salasana on esiintynyt tietovuodossa, joten muut kokeilevat sitä. Valitse sellainen, jota et käytä missään muualla.
problem-own = Salasanassa on ”{ $brand }” tai osa osoitteestasi, ja sitä muut kokeilisivat ensin. Valitse jotakin muuta.
problem-common = Tämä on yksi käytetyimmistä salasanoista, ja muut kokeilisivat sitä ensin. Valitse harvinaisempi.
problem-weak = Salasana on liian helppo arvata. Tee siitä pidempi, esimerkiksi kolmesta tai neljästä sanasta, jotka eivät liity toisiinsa.
weak-word = Yksittäinen sana on nopeasti arvattu, vaikka muutama kirjain olisi vaihdettu.
weak-name = Nimet sekä osoitteesi ja nimen ”{ $brand }” sanat arvataan ensin.
weak-pattern = Vierekkäiset näppäimet ja sarjat, kuten ”abc” tai ”6543”, on nopeasti arvattu.
weak-repeat = Toistuvista merkeistä ja sanoista on vain vähän hyötyä.
weak-date = Päivämäärät ja vuosiluvut on nopeasti arvattu.
problem-wait = Tälle tilille tehtiin liian monta yritystä. Salasanaasi ei muutettu. Paina painiketta myöhemmin uudelleen. Odotusaika: { $wait }.
problem-busy = Salasanaasi vaihdetaan juuri nyt, ehkä toisessa ikkunassa. Odota minuutti ja paina painiketta uudelleen.
problem-unavailable = Salasanaasi säilyttävään palvelimeen ei juuri nyt saada yhteyttä. Kirjoittamasi on tallella: odota hetki ja paina painiketta uudelleen. Linkkisi toimii edelleen.

done-title = Uusi salasanasi on tallennettu
done-lead = Voit nyt kirjautua { $brand }-tilillesi uudella salasanallasi. Voit sulkea tämän sivun.
done-signed-out = Jos olit kirjautuneena jossakin, sinut on kirjattu sieltä ulos.
done-mail = Lähetämme myös viestin, joka vahvistaa muutoksen.

not-me-title = Etkö pyytänyt tätä?
not-me-lead = Silloin joku muu antoi osoitteesi sivullamme. Hän ei voi lukea sähköpostiasi, eikä salasanaasi ole muutettu.
not-me-effect = Voit mitätöidä viestin linkin. Sen jälkeen emme vähään aikaan lähetä uusia linkkejä tähän osoitteeseen, pyysipä niitä kuka tahansa. Aika ilman uusia linkkejä: { $wait }.
not-me-button = Mitätöi tämä linkki
not-me-keep = Se olin minä: valitse uusi salasana
not-me-done-title = Linkki on mitätöity
not-me-done-text = Salasanaasi ei muutettu, eikä sinun tarvitse tehdä muuta.
not-me-done-effect = Aika, jona tähän osoitteeseen ei lähetetä uusia linkkejä: { $wait }. Jos tarvitset linkin ennen sitä, ota meihin yhteyttä.

expired-title = Tämä linkki on vanhentunut
expired-text = Tilisi suojaamiseksi linkit toimivat vain rajoitetun ajan. Salasanaasi ei muutettu.
used-title = Tätä linkkiä on jo käytetty
used-text = Salasana asetettiin sähköpostissasi olleella linkillä, joten kaikki saamasi linkit ovat päättyneet.
used-you = Jos se olit sinä: kirjaudu uudella salasanallasi.
used-not-you = Jos se et ollut sinä tai et muista salasanaa: pyydä uusi linkki.
unknown-title = Tämä linkki ei toimi
unknown-text = Se voi olla vajaa. Avaa se uudelleen viestistä tai kopioi koko rivi selaimeen. Jos se on vanha, pyydä uusi.
declined-title = Tämä linkki on mitätöity
declined-text = Joku, joka lukee sähköpostiasi, kertoi meille, ettei ollut pyytänyt sitä. Salasanaasi ei muutettu. Jos haluat valita uuden, pyydä uusi linkki.
ended-title = Tämä linkki ei enää toimi
ended-text = Tili on muuttunut linkin lähettämisen jälkeen, tai linkki on peruttu tilin suojaamiseksi. Jos haluat yhä valita uuden salasanan, pyydä uusi linkki.
superseded-title = Tämä linkki ei ole enää voimassa
superseded-text = Sen lähettämisen jälkeen salasana on luultavasti asetettu muualla. Jos haluat yhä valita uuden, lähetämme uuden linkin samaan sähköpostiosoitteeseen.
superseded-button = Lähetä uusi linkki
limited-title = Odota hetki
limited-text = Verkostasi on tullut hyvin paljon pyyntöjä. Mitään ei ole muutettu, ja saamasi linkit toimivat edelleen. Odotusaika: { $wait }.
protected-title = Tämä on tehtävä yhdessä
protected-text = Tämän tilin salasanaa ei voi asettaa tällä sivulla. Ota meihin yhteyttä, niin hoidamme sen puolestasi. Mitään ei ole muutettu.
unconfirmed-title = Emme voineet vahvistaa uutta salasanaasi
unconfirmed-text = Se on ehkä asetettu, ehkä ei. Yritä kirjautua sillä. Jos se ei onnistu, pyydä uusi linkki.
not-found-title = Tällaista sivua ei ole
not-found-text = Osoite on ehkä kirjoitettu väärin.
cross-site-title = Yritä uudelleen täältä
cross-site-text = Turvallisuutesi vuoksi tämä lomake hyväksytään vain omalta sivultamme. Mitään ei ole muutettu. Avaa viestin linkki uudelleen tai aloita alusta.
bad-request-title = Tiedot eivät tulleet perille kokonaan
bad-request-text = Mitään ei ole muutettu. Palaa takaisin ja yritä uudelleen tai aloita alusta.
unavailable-title = Palaamme hetken kuluttua
unavailable-text = Emme voi juuri nyt ottaa pyyntöäsi vastaan. Mitään ei ole muutettu, ja saamasi linkit toimivat edelleen. Yritä uudelleen minuutin kuluttua.
internal-title = Jokin meni pieleen meillä
internal-text = Pahoittelemme. Yritä uudelleen; jos se toistuu, ota meihin yhteyttä ja mainitse tämä numero:

button-new-link = Pyydä uusi linkki
button-start = Aloita alusta
button-retry = Yritä uudelleen
button-contact = Yhteydenotto: { $brand }
