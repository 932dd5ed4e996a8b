duration-seconds = { $count ->
    [one] { $count } secundă
    [few] { $count } secunde
   *[other] { $count } de secunde
}
duration-minutes = { $count ->
    [one] { $count } minut
    [few] { $count } minute
   *[other] { $count } de minute
}
duration-hours = { $count ->
    [one] { $count } oră
    [few] { $count } ore
   *[other] { $count } de ore
}
duration-days = { $count ->
    [one] { $count } zi
    [few] { $count } zile
   *[other] { $count } de zile
}

help-question = Aveți nevoie de ajutor?
help-site = Asistență { $brand }
language-label = Limbă
language-button = Schimbă
error-title = Eroare: { $title }

request-title = Resetarea parolei
request-lead = Introduceți adresa de e-mail a contului dumneavoastră { $brand } și vă trimitem un link pentru a alege o parolă nouă.
request-address = Adresă de e-mail
request-button = Trimite linkul
request-problem = Aceasta nu pare a fi o adresă de e-mail. Ar trebui să arate așa: { $example }.

request-once-more = Pentru siguranța dumneavoastră, vă rugăm să apăsați butonul încă o dată.
request-trap = Lăsați acest câmp gol
request-checking = Un moment…
request-wait-title = Încă un pas
request-wait = În acest moment sosesc multe cereri automate. Ca s-o putem deosebi pe a dumneavoastră, vă rugăm să așteptați puțin, apoi să apăsați butonul. Timp de așteptare: { $wait }.
request-trapped = Ceva din browserul dumneavoastră, de exemplu o extensie, a completat un câmp ascuns după care recunoaștem cererile automate. Acel câmp nu mai există: vă rugăm să așteptați puțin, apoi să apăsați butonul. Timp de așteptare: { $wait }.
request-not-checked = Nu am putut verifica dacă această cerere vine de la o persoană. Încercați din nou. Dacă nu ajută, contactați-ne.

sent-title = Verificați e-mailul
sent-lead = Dacă există un cont pentru adresa introdusă, un e-mail cu un link este pe drum. Ar trebui să ajungă într-un minut.
sent-from = Expeditor
sent-lifetime = Valabilitatea linkului
sent-missing-title = Încă nu a sosit e-mailul?
sent-spam = Căutați în dosarul de spam.
sent-address = Verificați dacă este adresa pe care o folosiți pentru { $brand }. Pentru siguranța dumneavoastră, această pagină arată la fel pentru orice adresă.
sent-wait = Timp până la o nouă cerere: { $wait }. Toate linkurile primite rămân valabile.
sent-again = Cere din nou

form-title = Alegeți o parolă nouă
form-title-first = Alegeți parola
form-account = Pentru contul
form-password = Parolă nouă
form-confirmation = Parola nouă, încă o dată
form-rules = { $count ->
    [few] Cel puțin { $count } caractere, cel mult 72. Câteva cuvinte la rând se rețin ușor și se ghicesc greu.
   *[other] Cel puțin { $count } de caractere, cel mult 72. Câteva cuvinte la rând se rețin ușor și se ghicesc greu.
}
form-signed-out = Veți fi deconectat de la { $brand } peste tot și vă veți conecta din nou cu parola nouă.
form-button = Setează parola
form-show = Arată
form-show-label = Arată parola
form-hide = Ascunde
form-hide-label = Ascunde parola

problem-empty = Introduceți mai întâi o parolă nouă.
problem-mismatch = Cele două parole nu coincid. Introduceți-le din nou pe amândouă.
problem-characters = Parola conține un caracter care nu poate fi tastat sau care nu a ajuns așa cum l-ați tastat. Introduceți-o din nou sau alegeți alta.
problem-short = { $count ->
    [few] Parola este prea scurtă. Trebuie să aibă cel puțin { $count } caractere.
   *[other] Parola este prea scurtă. Trebuie să aibă cel puțin { $count } de caractere.
}
problem-long = Parola este prea lungă. Limita este de 72 de litere latine sau cifre; alte litere și emoji se numără de două până la patru ori.
problem-long-count = Numărată astfel, parola dumneavoastră are lungimea { $count }.
problem-breached = Parola a apărut într-o scurgere de date, așa că alții o vor încerca. Alegeți una pe care nu o folosiți nicăieri altundeva.
problem-own = Parola conține „{ $brand }” sau o parte din adresa dumneavoastră, iar alții ar încerca mai întâi tocmai asta. Alegeți altceva.
problem-common = Este una dintre cele mai folosite parole și prima pe care ar încerca-o alții. Alegeți una mai puțin obișnuită.
problem-weak = Parola este prea ușor de ghicit. Alegeți una mai lungă, de exemplu din trei sau patru cuvinte fără legătură între ele.
weak-word = Un singur cuvânt se ghicește repede, chiar și cu câteva litere înlocuite.
weak-name = Numele și cuvintele din adresa dumneavoastră sau din „{ $brand }” se ghicesc primele.
weak-pattern = Tastele vecine și șirurile precum „abc” sau „6543” se ghicesc repede.
weak-repeat = Caracterele și cuvintele repetate ajută puțin.
weak-date = Datele și anii se ghicesc repede.
problem-wait = Au fost prea multe încercări pentru acest cont. Parola dumneavoastră nu a fost schimbată. Apăsați din nou butonul mai târziu. Timp de așteptare: { $wait }.
problem-busy = Parola dumneavoastră se schimbă chiar în acest moment, poate într-o altă fereastră. Așteptați un minut, apoi apăsați din nou butonul.
problem-unavailable = Nu putem accesa acum serverul care păstrează parola dumneavoastră. Ce ați introdus este încă aici: așteptați puțin, apoi apăsați din nou butonul. Linkul rămâne valabil.

done-title = Parola nouă este setată
done-lead = Acum vă puteți conecta la { $brand } cu parola nouă. Puteți închide această pagină.
done-signed-out = Dacă erați conectat undeva, ați fost deconectat acolo.
done-mail = Vă trimitem și un e-mail care confirmă schimbarea.

not-me-title = Nu ați cerut acest lucru?
not-me-lead = Atunci altcineva a introdus adresa dumneavoastră pe pagina noastră. Acea persoană nu vă poate citi e-mailurile, iar parola dumneavoastră nu a fost schimbată.
not-me-effect = Puteți anula linkul din acel e-mail. Apoi, o vreme, nu vom mai trimite linkuri noi la această adresă, oricine le-ar cere. Timp fără linkuri noi: { $wait }.
not-me-button = Anulează acest link
not-me-keep = Am fost eu: aleg o parolă nouă
not-me-done-title = Linkul a fost anulat
not-me-done-text = Parola dumneavoastră nu a fost schimbată și nu mai trebuie să faceți nimic.
not-me-done-effect = Timp fără linkuri noi la această adresă: { $wait }. Dacă aveți nevoie de unul mai devreme, contactați-ne.

expired-title = Acest link a expirat
expired-text = Pentru protejarea contului, linkurile sunt valabile doar un timp limitat. Parola dumneavoastră nu a fost schimbată.
used-title = Acest link a fost deja folosit
used-text = A fost setată o parolă cu un link din e-mailul dumneavoastră, așa că toate linkurile primite nu mai sunt valabile.
used-you = Dacă ați fost dumneavoastră: conectați-vă cu parola nouă.
used-not-you = Dacă nu ați fost dumneavoastră sau nu vă amintiți parola: cereți un link nou.
unknown-title = Acest link nu funcționează
unknown-text = Poate fi incomplet. Deschideți-l din nou din e-mail sau copiați întregul rând în browser. Dacă este vechi, cereți unul nou.
declined-title = Acest link a fost anulat
declined-text = Cineva care vă citește e-mailurile ne-a anunțat că nu l-a cerut. Parola dumneavoastră nu a fost schimbată. Dacă doriți să alegeți una nouă, cereți un link nou.
ended-title = Acest link nu mai funcționează
ended-text = Contul s-a schimbat de când am trimis acest link sau linkul a fost retras pentru protejarea contului. Dacă doriți în continuare să alegeți o parolă nouă, cereți un link nou.
superseded-title = Acest link nu mai este valabil
superseded-text = De când l-am trimis, probabil a fost setată o parolă în altă parte. Dacă doriți în continuare să alegeți una nouă, vom trimite un link nou la aceeași adresă de e-mail.
superseded-button = Trimite un link nou
limited-title = Vă rugăm să așteptați puțin
limited-text = Din rețeaua dumneavoastră au venit foarte multe cereri. Nu s-a schimbat nimic, iar linkurile primite rămân valabile. Timp de așteptare: { $wait }.
protected-title = Trebuie să facem asta împreună
protected-text = Parola acestui cont nu poate fi setată pe această pagină. Contactați-ne și o vom seta noi pentru dumneavoastră. Nu s-a schimbat nimic.
unconfirmed-title = Nu am putut confirma parola dumneavoastră nouă
unconfirmed-text = Poate că a fost setată, poate că nu. Încercați să vă conectați cu ea. Dacă nu funcționează, cereți un link nou.
not-found-title = Această pagină nu există
not-found-text = Poate adresa este scrisă greșit.
cross-site-title = Încercați din nou de aici
cross-site-text = Pentru siguranța dumneavoastră, acest formular este acceptat doar din pagina noastră. Nu s-a schimbat nimic. Deschideți din nou linkul din e-mail sau luați-o de la început.
bad-request-title = Datele nu au ajuns complet
bad-request-text = Nu s-a schimbat nimic. Mergeți înapoi și încercați din nou sau luați-o de la început.
unavailable-title = Revenim imediat
unavailable-text = Acum nu putem primi cererea dumneavoastră. Nu s-a schimbat nimic, iar linkurile primite rămân valabile. Încercați din nou peste un minut.
internal-title = Ceva nu a mers bine la noi
internal-text = Ne pare rău. Încercați din nou; dacă se repetă, contactați-ne și menționați acest număr:

button-new-link = Cere un link nou
button-start = Ia-o de la început
button-retry = Încearcă din nou
button-contact = Contactează { $brand }
