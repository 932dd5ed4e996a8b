duration-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekunde
   *[other] { $count } sekundi
}
duration-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minute
   *[other] { $count } minuta
}
duration-hours = { $count ->
    [one] { $count } sat
    [few] { $count } sata
   *[other] { $count } sati
}
duration-days = { $count ->
    [one] { $count } dan
    [few] { $count } dana
   *[other] { $count } dana
}

help-question = Trebate pomoć?
help-site = Podrška { $brand }
language-label = Jezik
language-button = Promijeni
error-title = Pogreška: { $title }

request-title = Ponovno postavljanje lozinke
request-lead = Unesite adresu e-pošte svojeg računa { $brand } i poslat ćemo vam poveznicu za odabir nove lozinke.
request-address = Adresa e-pošte
request-button = Pošalji poveznicu
request-problem = Ovo ne izgleda kao adresa e-pošte. Trebala bi izgledati ovako: { $example }.

request-once-more = Radi vaše sigurnosti pritisnite gumb još jednom.
request-trap = Ovo polje ostavite prazno
request-checking = Trenutak…
request-wait-title = Još jedan korak
request-wait = Trenutačno stiže mnogo automatskih zahtjeva. Kako bismo prepoznali vaš, pričekajte malo i zatim pritisnite gumb. Vrijeme čekanja: { $wait }.
request-trapped = Nešto u vašem pregledniku, primjerice proširenje, ispunilo je skriveno polje po kojem prepoznajemo automatske zahtjeve. Tog polja više nema: pričekajte malo i zatim pritisnite gumb. Vrijeme čekanja: { $wait }.
request-not-checked = Nismo uspjeli provjeriti dolazi li ovaj zahtjev od osobe. Pokušajte ponovno. Ako to ne pomogne, obratite nam se.

sent-title = Provjerite e-poštu
sent-lead = Ako za unesenu adresu postoji račun, poruka s poveznicom je na putu. Trebala bi stići unutar jedne minute.
sent-from = Pošiljatelj
sent-lifetime = Trajanje poveznice
sent-missing-title = Poruka još nije stigla?
sent-spam = Pogledajte mapu neželjene pošte.
sent-address = Provjerite je li to adresa koju koristite za { $brand }. Radi vaše sigurnosti ova stranica izgleda isto za svaku adresu.
sent-wait = Vrijeme do ponovnog zahtjeva: { $wait }. Sve poveznice koje ste primili i dalje rade.
sent-again = Zatraži ponovno

form-title = Odaberite novu lozinku
form-title-first = Odaberite lozinku
form-account = Za račun
form-password = Nova lozinka
form-confirmation = Nova lozinka još jednom
form-rules = { $count ->
    [one] Najmanje { $count } znak, najviše 72. Nekoliko riječi zaredom lako se pamti i teško pogađa.
    [few] Najmanje { $count } znaka, najviše 72. Nekoliko riječi zaredom lako se pamti i teško pogađa.
   *[other] Najmanje { $count } znakova, najviše 72. Nekoliko riječi zaredom lako se pamti i teško pogađa.
}
form-signed-out = Bit ćete svugdje odjavljeni s računa { $brand } i ponovno ćete se prijaviti novom lozinkom.
form-button = Postavi lozinku
form-show = Prikaži
form-show-label = Prikaži lozinku
form-hide = Sakrij
form-hide-label = Sakrij lozinku

problem-empty = Najprije unesite novu lozinku.
problem-mismatch = Lozinke nisu jednake. Unesite obje ponovno.
problem-characters = Ta lozinka sadrži znak koji se ne može upisati ili koji nije stigao onako kako ste ga upisali. Upišite lozinku ponovno ili odaberite drugu.
problem-short = { $count ->
    [one] Lozinka je prekratka. Potreban je najmanje { $count } znak.
    [few] Lozinka je prekratka. Potrebna su najmanje { $count } znaka.
   *[other] Lozinka je prekratka. Potrebno je najmanje { $count } znakova.
}
problem-long = Lozinka je preduga. Ograničenje je 72 latinična slova ili znamenke; ostala slova i emoji broje se dvaput do četiri puta.
problem-long-count = Kad se tako broji, duljina vaše lozinke je { $count }.
problem-breached = Ta se lozinka pojavila u podacima koji su procurili, pa će je drugi isprobati. Odaberite onu koju ne koristite nigdje drugdje.
problem-own = Lozinka sadrži „{ $brand }” ili dio vaše adrese, a to bi drugi pokušali najprije. Odaberite nešto drugo.
problem-common = To je jedna od najčešćih lozinki i prva koju bi drugi pokušali. Odaberite manje uobičajenu.
problem-weak = Lozinku je prelako pogoditi. Produljite je, na primjer s tri ili četiri riječi koje nisu povezane.
weak-word = Jedna riječ brzo se pogodi, čak i s nekoliko zamijenjenih slova.
weak-name = Imena i riječi iz vaše adrese ili iz „{ $brand }” pogađaju se prve.
weak-pattern = Susjedne tipke i nizovi poput „abc” ili „6543” brzo se pogode.
weak-repeat = Ponovljeni znakovi i riječi malo pomažu.
weak-date = Datumi i godine brzo se pogode.
problem-wait = Bilo je previše pokušaja za ovaj račun. Vaša lozinka nije promijenjena. Pritisnite gumb ponovno kasnije. Vrijeme čekanja: { $wait }.
problem-busy = Vaša se lozinka mijenja upravo sada, možda u drugom prozoru. Pričekajte minutu i ponovno pritisnite gumb.
problem-unavailable = Poslužitelj koji čuva vašu lozinku trenutačno nije dostupan. Ono što ste unijeli još je ovdje: pričekajte trenutak i ponovno pritisnite gumb. Vaša poveznica i dalje radi.

done-title = Nova lozinka je postavljena
done-lead = Sada se možete prijaviti na račun { $brand } novom lozinkom. Ovu stranicu možete zatvoriti.
done-signed-out = Ako ste negdje bili prijavljeni, ondje ste odjavljeni.
done-mail = Poslat ćemo vam i poruku koja potvrđuje promjenu.

not-me-title = Niste to zatražili?
not-me-lead = Tada je netko drugi unio vašu adresu na našoj stranici. Ta osoba ne može čitati vašu poštu, a vaša lozinka nije promijenjena.
not-me-effect = Poveznicu iz te poruke možete poništiti. Nakon toga neko vrijeme nećemo slati nove poveznice na ovu adresu, tko god ih zatražio. Vrijeme bez novih poveznica: { $wait }.
not-me-button = Poništi ovu poveznicu
not-me-keep = Zahtjev je moj: odaberi novu lozinku
not-me-done-title = Poveznica je poništena
not-me-done-text = Vaša lozinka nije promijenjena i ne morate učiniti ništa više.
not-me-done-effect = Vrijeme bez slanja novih poveznica na ovu adresu: { $wait }. Ako vam zatreba prije toga, obratite nam se.

expired-title = Ova je poveznica istekla
expired-text = Radi zaštite računa poveznice rade samo ograničeno vrijeme. Vaša lozinka nije promijenjena.
used-title = Ova je poveznica već iskorištena
used-text = Poveznicom iz vašeg sandučića postavljena je lozinka, pa su sve poveznice koje ste primili prestale vrijediti.
used-you = Ako ste to bili vi: prijavite se novom lozinkom.
used-not-you = Ako to niste bili vi ili se ne sjećate lozinke: zatražite novu poveznicu.
unknown-title = Ova poveznica ne radi
unknown-text = Možda je nepotpuna. Otvorite je ponovno iz poruke ili kopirajte cijeli redak u preglednik. Ako je stara, zatražite novu.
declined-title = Ova je poveznica poništena
declined-text = Netko tko čita vašu poštu javio nam je da je nije zatražio. Vaša lozinka nije promijenjena. Ako želite odabrati novu, zatražite novu poveznicu.
ended-title = Ova poveznica više ne radi
ended-text = Račun se promijenio otkako smo poslali poveznicu ili je poveznica povučena radi zaštite računa. Ako i dalje želite odabrati novu lozinku, zatražite novu poveznicu.
superseded-title = Ova poveznica više ne vrijedi
superseded-text = Otkako smo je poslali, lozinka je vjerojatno postavljena negdje drugdje. Ako i dalje želite odabrati novu, poslat ćemo novu poveznicu na istu adresu e-pošte.
superseded-button = Pošalji novu poveznicu
limited-title = Molimo pričekajte malo
limited-text = Iz vaše mreže stiglo je vrlo mnogo zahtjeva. Ništa nije promijenjeno, a primljene poveznice i dalje rade. Vrijeme čekanja: { $wait }.
protected-title = Ovo moramo riješiti zajedno
protected-text = Lozinku za ovaj račun nije moguće postaviti na ovoj stranici. Obratite nam se i postavit ćemo je za vas. Ništa nije promijenjeno.
unconfirmed-title = Nismo mogli potvrditi vašu novu lozinku
unconfirmed-text = Možda je postavljena, a možda nije. Pokušajte se prijaviti njome. Ako to ne uspije, zatražite novu poveznicu.
not-found-title = Takva stranica ne postoji
not-found-text = Možda je adresa pogrešno upisana.
cross-site-title = Pokušajte ponovno odavde
cross-site-text = Radi vaše sigurnosti ovaj se obrazac prima samo s naše vlastite stranice. Ništa nije promijenjeno. Ponovno otvorite poveznicu iz poruke ili počnite ispočetka.
bad-request-title = Podaci nisu stigli u cijelosti
bad-request-text = Ništa nije promijenjeno. Vratite se i pokušajte ponovno ili počnite ispočetka.
unavailable-title = Vraćamo se za trenutak
unavailable-text = Vaš zahtjev trenutačno ne možemo primiti. Ništa nije promijenjeno, a primljene poveznice i dalje rade. Pokušajte ponovno za minutu.
internal-title = Nešto je pošlo po zlu na našoj strani
internal-text = Ispričavamo se. Pokušajte ponovno; ako se ponovi, obratite nam se i navedite ovaj broj:

button-new-link = Zatraži novu poveznicu
button-start = Počni ispočetka
button-retry = Pokušaj ponovno
button-contact = Kontakt: { $brand }
