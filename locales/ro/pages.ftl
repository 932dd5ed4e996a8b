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
problem-short = { $count ->
    [few] Parola este prea scurtă. Trebuie să aibă cel puțin { $count } caractere.
   *[other] Parola este prea scurtă. Trebuie să aibă cel puțin { $count } de caractere.
}
problem-long = Parola este prea lungă. Limita este de 72 de litere latine sau cifre; alte litere și emoji se numără de două până la patru ori.
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

expired-title = Acest link a expirat
expired-text = Pentru protejarea contului, linkurile sunt valabile doar un timp limitat. Parola dumneavoastră nu a fost schimbată.
used-title = Acest link a fost deja folosit
used-text = A fost setată o parolă cu un link din e-mailul dumneavoastră, așa că toate linkurile primite nu mai sunt valabile.
used-you = Dacă ați fost dumneavoastră: conectați-vă cu parola nouă.
used-not-you = Dacă nu ați fost dumneavoastră sau nu vă amintiți parola: cereți un link nou.
unknown-title = Acest link nu funcționează
unknown-text = Poate fi incomplet. Deschideți-l din nou din e-mail sau copiați întregul rând în browser. Dacă este vechi, cereți unul nou.
protected-title = Trebuie să facem asta împreună
protected-text = Parola acestui cont nu poate fi setată pe această pagină. Contactați-ne și o vom seta noi pentru dumneavoastră. Nu s-a schimbat nimic.
gone-title = Acest cont nu mai poate fi găsit
gone-text = Poate a fost șters sau i s-a schimbat adresa. Contactați-ne și vom afla împreună.
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
