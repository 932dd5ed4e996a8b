duration-seconds = { $count ->
    [one] { $count } sekunda
    [two] { $count } sekundi
    [few] { $count } sekunde
   *[other] { $count } sekund
}
duration-minutes = { $count ->
    [one] { $count } minuta
    [two] { $count } minuti
    [few] { $count } minute
   *[other] { $count } minut
}
duration-hours = { $count ->
    [one] { $count } ura
    [two] { $count } uri
    [few] { $count } ure
   *[other] { $count } ur
}
duration-days = { $count ->
    [one] { $count } dan
    [two] { $count } dneva
    [few] { $count } dnevi
   *[other] { $count } dni
}

help-question = Potrebujete pomoč?
help-site = Podpora { $brand }
language-label = Jezik
language-button = Spremeni
error-title = Napaka: { $title }

request-title = Ponastavitev gesla
request-lead = Vnesite e-poštni naslov svojega računa { $brand } in poslali vam bomo povezavo za izbiro novega gesla.
request-address = E-poštni naslov
request-button = Pošlji povezavo
request-problem = To ni videti kot e-poštni naslov. Videti bi moral biti tako: { $example }.

request-once-more = Zaradi vaše varnosti prosimo, da gumb pritisnete še enkrat.
request-trap = To polje pustite prazno
request-checking = Trenutek …
request-wait-title = Še en korak
request-wait = Trenutno prihaja veliko samodejnih zahtev. Da bomo prepoznali vašo, malo počakajte in nato pritisnite gumb. Čas čakanja: { $wait }.
request-trapped = Nekaj v vašem brskalniku, na primer razširitev, je izpolnilo skrito polje, po katerem prepoznavamo samodejne zahteve. Tega polja zdaj ni več: malo počakajte in nato pritisnite gumb. Čas čakanja: { $wait }.
request-not-checked = Nismo mogli preveriti, ali to zahtevo pošilja človek. Poskusite znova. Če to ne pomaga, se obrnite na nas.

sent-title = Preverite e-pošto
sent-lead = Če za vneseni naslov obstaja račun, je sporočilo s povezavo na poti. Prispeti bi moralo v eni minuti.
sent-from = Pošiljatelj
sent-lifetime = Veljavnost povezave
sent-missing-title = Sporočila še ni?
sent-spam = Poglejte v mapo z neželeno pošto.
sent-address = Preverite, ali je to naslov, ki ga uporabljate za { $brand }. Zaradi vaše varnosti je ta stran za vsak naslov enaka.
sent-wait = Čas do ponovne zahteve: { $wait }. Vse prejete povezave še naprej delujejo.
sent-again = Zahtevaj znova

form-title = Izberite novo geslo
form-title-first = Izberite geslo
form-account = Za račun
form-password = Novo geslo
form-confirmation = Novo geslo še enkrat
form-rules = { $count ->
    [one] Najmanj { $count } znak, največ 72. Nekaj zaporednih besed si je lahko zapomniti in težko uganiti.
    [two] Najmanj { $count } znaka, največ 72. Nekaj zaporednih besed si je lahko zapomniti in težko uganiti.
    [few] Najmanj { $count } znaki, največ 72. Nekaj zaporednih besed si je lahko zapomniti in težko uganiti.
   *[other] Najmanj { $count } znakov, največ 72. Nekaj zaporednih besed si je lahko zapomniti in težko uganiti.
}
form-signed-out = Povsod boste odjavljeni iz računa { $brand } in se boste znova prijavili z novim geslom.
form-button = Nastavi geslo
form-show = Pokaži
form-show-label = Pokaži geslo
form-hide = Skrij
form-hide-label = Skrij geslo

problem-empty = Najprej vnesite novo geslo.
problem-mismatch = Gesli se ne ujemata. Obe vnesite znova.
problem-characters = To geslo vsebuje znak, ki ga ni mogoče vtipkati ali ki ni prispel tak, kot ste ga vtipkali. Vtipkajte geslo še enkrat ali izberite drugo.
problem-short = { $count ->
    [one] Geslo je prekratko. Potreben je najmanj { $count } znak.
    [two] Geslo je prekratko. Potrebna sta najmanj { $count } znaka.
    [few] Geslo je prekratko. Potrebni so najmanj { $count } znaki.
   *[other] Geslo je prekratko. Potrebnih je najmanj { $count } znakov.
}
problem-long = Geslo je predolgo. Omejitev je 72 latiničnih črk ali števk; druge črke in emodžiji štejejo dvakrat do štirikrat.
problem-long-count = Pri takem štetju je dolžina vašega gesla { $count }.
problem-breached = Geslo je med podatki, ki so nekje ušli v javnost, zato ga bodo drugi poskusili. Izberite takšno, ki ga ne uporabljate nikjer drugje.
problem-own = Geslo vsebuje »{ $brand }« ali del vašega naslova, to pa bi drugi poskusili najprej. Izberite kaj drugega.
problem-common = To je eno najpogostejših gesel in prvo, ki bi ga poskusili drugi. Izberite manj pogosto.
problem-weak = Geslo je prelahko uganiti. Podaljšajte ga, na primer s tremi ali štirimi nepovezanimi besedami.
weak-word = Ena sama beseda se hitro ugane, tudi če je nekaj črk zamenjanih.
weak-name = Imena ter besede iz vašega naslova ali iz »{ $brand }« se ugibajo najprej.
weak-pattern = Sosednje tipke in zaporedja, kot sta »abc« ali »6543«, se hitro uganejo.
weak-repeat = Ponovljeni znaki in besede malo pomagajo.
weak-date = Datumi in letnice se hitro uganejo.
problem-wait = Za ta račun je bilo preveč poskusov. Vaše geslo ni bilo spremenjeno. Gumb znova pritisnite pozneje. Čas čakanja: { $wait }.
problem-busy = Vaše geslo se pravkar spreminja, morda v drugem oknu. Počakajte minuto in znova pritisnite gumb.
problem-unavailable = Strežnik, ki hrani vaše geslo, trenutno ni dosegljiv. Vneseno je še tu: počakajte trenutek in znova pritisnite gumb. Vaša povezava še naprej deluje.

done-title = Novo geslo je nastavljeno
done-lead = Zdaj se lahko v račun { $brand } prijavite z novim geslom. To stran lahko zaprete.
done-signed-out = Če ste bili kje prijavljeni, ste bili tam odjavljeni.
done-mail = Poslali vam bomo tudi sporočilo, ki potrjuje spremembo.

not-me-title = Tega niste zahtevali?
not-me-lead = Potem je vaš naslov na naši strani vnesel nekdo drug. Vaše pošte ne more brati in vaše geslo ni bilo spremenjeno.
not-me-effect = Povezavo iz tistega sporočila lahko prekličete. Na ta naslov potem nekaj časa ne bomo pošiljali novih povezav, ne glede na to, kdo jih zahteva. Čas brez novih povezav: { $wait }.
not-me-button = Prekliči to povezavo
not-me-keep = To je moja zahteva: izberi novo geslo
not-me-done-title = Povezava je preklicana
not-me-done-text = Vaše geslo ni bilo spremenjeno in ni vam treba storiti ničesar več.
not-me-done-effect = Čas brez novih povezav za ta naslov: { $wait }. Če povezavo potrebujete prej, se obrnite na nas.

expired-title = Ta povezava je potekla
expired-text = Za zaščito računa povezave delujejo le omejen čas. Vaše geslo ni bilo spremenjeno.
used-title = Ta povezava je že bila uporabljena
used-text = S povezavo iz vašega nabiralnika je bilo nastavljeno geslo, zato so vse prejete povezave prenehale veljati.
used-you = Če ste bili to vi: prijavite se z novim geslom.
used-not-you = Če to niste bili vi ali se gesla ne spomnite: zahtevajte novo povezavo.
unknown-title = Ta povezava ne deluje
unknown-text = Morda ni popolna. Znova jo odprite iz sporočila ali kopirajte celotno vrstico v brskalnik. Če je stara, zahtevajte novo.
declined-title = Ta povezava je bila preklicana
declined-text = Nekdo, ki bere vašo pošto, nam je sporočil, da te povezave ni zahteval. Vaše geslo ni bilo spremenjeno. Če želite izbrati novo geslo, zahtevajte novo povezavo.
ended-title = Ta povezava ne deluje več
ended-text = Račun se je spremenil, odkar smo poslali povezavo, ali pa je bila povezava umaknjena za zaščito računa. Če še vedno želite izbrati novo geslo, zahtevajte novo povezavo.
superseded-title = Ta povezava ne velja več
superseded-text = Odkar smo jo poslali, je bilo geslo verjetno nastavljeno drugje. Če še vedno želite izbrati novo, bomo poslali novo povezavo na isti e-poštni naslov.
superseded-button = Pošlji novo povezavo
limited-title = Prosimo, malo počakajte
limited-text = Iz vašega omrežja je prišlo zelo veliko zahtev. Nič ni bilo spremenjeno in prejete povezave še naprej delujejo. Čas čakanja: { $wait }.
protected-title = To moramo urediti skupaj
protected-text = Gesla za ta račun ni mogoče nastaviti na tej strani. Obrnite se na nas in nastavili ga bomo za vas. Nič ni bilo spremenjeno.
unconfirmed-title = Vašega novega gesla nismo mogli potrditi
unconfirmed-text = Morda je bilo nastavljeno, morda ne. Poskusite se prijaviti z njim. Če to ne uspe, zahtevajte novo povezavo.
not-found-title = Take strani ni
not-found-text = Morda je naslov napačno vpisan.
cross-site-title = Poskusite znova od tukaj
cross-site-text = Zaradi vaše varnosti ta obrazec sprejmemo le z naše lastne strani. Nič ni bilo spremenjeno. Znova odprite povezavo iz sporočila ali začnite znova.
bad-request-title = Podatki niso prispeli v celoti
bad-request-text = Nič ni bilo spremenjeno. Vrnite se in poskusite znova ali začnite znova.
unavailable-title = Takoj se vrnemo
unavailable-text = Vaše zahteve trenutno ne moremo sprejeti. Nič ni bilo spremenjeno in prejete povezave še naprej delujejo. Poskusite znova čez minuto.
internal-title = Pri nas je šlo nekaj narobe
internal-text = Opravičujemo se. Poskusite znova; če se ponovi, se obrnite na nas in navedite to številko:

button-new-link = Zahtevaj novo povezavo
button-start = Začni znova
button-retry = Poskusi znova
button-contact = Stik: { $brand }
