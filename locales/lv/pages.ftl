duration-seconds = { $count ->
    [zero] { $count } sekunžu
    [one] { $count } sekunde
   *[other] { $count } sekundes
}
duration-minutes = { $count ->
    [zero] { $count } minūšu
    [one] { $count } minūte
   *[other] { $count } minūtes
}
duration-hours = { $count ->
    [zero] { $count } stundu
    [one] { $count } stunda
   *[other] { $count } stundas
}
duration-days = { $count ->
    [zero] { $count } dienu
    [one] { $count } diena
   *[other] { $count } dienas
}

help-question = Vajadzīga palīdzība?
help-site = { $brand } atbalsts
language-label = Valoda
language-button = Mainīt
error-title = Kļūda: { $title }

request-title = Atiestatiet paroli
request-lead = Ievadiet sava { $brand } konta e-pasta adresi, un mēs nosūtīsim saiti, ar kuru varēsiet izvēlēties jaunu paroli.
request-address = E-pasta adrese
request-button = Nosūtīt saiti
request-problem = Tas neizskatās pēc e-pasta adreses. Tai jāizskatās šādi: { $example }.

request-once-more = Jūsu drošībai, lūdzu, nospiediet pogu vēlreiz.
request-trap = Atstājiet šo lauku tukšu
request-checking = Mirklīti…
request-wait-title = Vēl viens solis
request-wait = Pašlaik saņemam daudz automātisku pieprasījumu. Lai mēs varētu atšķirt jūsējo, lūdzu, nedaudz uzgaidiet un pēc tam nospiediet pogu. Gaidīšanas laiks: { $wait }.
request-trapped = Kaut kas jūsu pārlūkprogrammā, piemēram, paplašinājums, aizpildīja slēptu lauku, pēc kura atpazīstam automātiskus pieprasījumus. Šī lauka vairs nav: lūdzu, nedaudz uzgaidiet un pēc tam nospiediet pogu. Gaidīšanas laiks: { $wait }.
request-not-checked = Neizdevās pārbaudīt, vai šo pieprasījumu sūta cilvēks. Lūdzu, mēģiniet vēlreiz. Ja tas nepalīdz, sazinieties ar mums.

sent-title = Pārbaudiet savu e-pastu
sent-lead = Ja ar ievadīto adresi ir izveidots konts, vēstule ar saiti jau ir ceļā. Tai vajadzētu pienākt minūtes laikā.
sent-from = Sūtītājs
sent-lifetime = Saites derīguma laiks
sent-missing-title = Vēstules vēl nav?
sent-spam = Ieskatieties surogātpasta vai mēstuļu mapē.
sent-address = Pārbaudiet, vai tā ir adrese, ko izmantojat savam { $brand } kontam. Jūsu drošībai šī lapa izskatās vienādi neatkarīgi no ievadītās adreses.
sent-wait = Laiks, pēc kura varēsiet pieprasīt vēlreiz: { $wait }. Visas saņemtās saites joprojām darbojas.
sent-again = Pieprasīt vēlreiz

form-title = Izvēlieties jaunu paroli
form-title-first = Izvēlieties paroli
form-account = Kontam
form-password = Jaunā parole
form-confirmation = Jaunā parole vēlreiz
form-rules = { $count ->
    [zero] Vismaz { $count } rakstzīmju, ne vairāk kā 72. Vairākus vārdus pēc kārtas ir viegli atcerēties un grūti uzminēt.
    [one] Vismaz { $count } rakstzīme, ne vairāk kā 72. Vairākus vārdus pēc kārtas ir viegli atcerēties un grūti uzminēt.
   *[other] Vismaz { $count } rakstzīmes, ne vairāk kā 72. Vairākus vārdus pēc kārtas ir viegli atcerēties un grūti uzminēt.
}
form-signed-out = No jūsu { $brand } konta visur notiks izrakstīšanās, un jums būs vēlreiz jāpierakstās ar jauno paroli.
form-button = Iestatīt paroli
form-show = Rādīt
form-show-label = Rādīt paroli
form-hide = Slēpt
form-hide-label = Slēpt paroli

problem-empty = Vispirms ievadiet jaunu paroli.
problem-mismatch = Abas paroles nesakrīt. Ievadiet tās vēlreiz.
problem-characters = Šajā parolē ir rakstzīme, ko nevar ievadīt vai kas nav saņemta tāda, kādu to ievadījāt. Ievadiet paroli vēlreiz vai izvēlieties citu.
problem-short = { $count ->
    [zero] Šī parole ir pārāk īsa. Tajā jābūt vismaz { $count } rakstzīmēm.
    [one] Šī parole ir pārāk īsa. Tajā jābūt vismaz { $count } rakstzīmei.
   *[other] Šī parole ir pārāk īsa. Tajā jābūt vismaz { $count } rakstzīmēm.
}
problem-long = Šī parole ir pārāk gara. Ierobežojums ir 72 latīņu burti bez diakritiskajām zīmēm vai cipari; citi burti un emocijzīmes tiek skaitīti divas līdz četras reizes.
problem-long-count = Šādi skaitot, jūsu paroles garums ir { $count }.
problem-breached = Šī parole ir atrasta nopludinātos datos, tāpēc citi to izmēģinās. Izvēlieties tādu, ko neizmantojat nekur citur.
problem-own = Šajā parolē ir „{ $brand }” vai daļa no jūsu adreses, un citi vispirms izmēģinātu tieši to. Izvēlieties ko citu.
problem-common = Šī ir viena no visbiežāk lietotajām parolēm, un citi vispirms izmēģinātu tieši to. Izvēlieties retāk lietotu.
problem-weak = Šo paroli ir pārāk viegli uzminēt. Izveidojiet garāku, piemēram, no trim vai četriem savstarpēji nesaistītiem vārdiem.
weak-word = Vienu vārdu var ātri uzminēt, pat ja daži burti tajā ir aizstāti.
weak-name = Personvārdus un vārdus no jūsu adreses vai nosaukuma „{ $brand }” mēģina uzminēt vispirms.
weak-pattern = Blakus esošus taustiņus un tādas virknes kā „abc” vai „6543” var ātri uzminēt.
weak-repeat = Rakstzīmju un vārdu atkārtošana maz palīdz.
weak-date = Datumus un gadskaitļus var ātri uzminēt.
problem-wait = Šim kontam bija pārāk daudz mēģinājumu. Jūsu parole netika mainīta. Vēlāk nospiediet pogu vēlreiz. Gaidīšanas laiks: { $wait }.
problem-busy = Jūsu parole tiek mainīta tieši šobrīd, iespējams, citā logā. Uzgaidiet minūti un pēc tam nospiediet pogu vēlreiz.
problem-unavailable = Pašlaik nevaram sasniegt serveri, kurā glabājas jūsu parole. Jūsu ievadītais joprojām ir šeit: brīdi uzgaidiet un pēc tam nospiediet pogu vēlreiz. Jūsu saite joprojām darbojas.

done-title = Jaunā parole ir iestatīta
done-lead = Tagad varat pierakstīties savā { $brand } kontā ar jauno paroli. Šo lapu varat aizvērt.
done-signed-out = Ja jūsu konts kaut kur bija atvērts, tur jau ir notikusi izrakstīšanās.
done-mail = Mēs jums nosūtīsim arī vēstuli ar šo izmaiņu apstiprinājumu.

not-me-title = Jūs to nelūdzāt?
not-me-lead = Tādā gadījumā jūsu adresi mūsu lapā ievadīja kāds cits. Šī persona nevar lasīt jūsu e-pastu, un jūsu parole nav mainīta.
not-me-effect = Varat atcelt tās vēstules saiti. Tad uz šo adresi kādu laiku nesūtīsim jaunas saites, lai kas tās pieprasītu. Laiks bez jaunām saitēm: { $wait }.
not-me-button = Atcelt šo saiti
not-me-keep = Tas biju es: izvēlēties jaunu paroli
not-me-done-title = Saite ir atcelta
not-me-done-text = Jūsu parole nav mainīta, un nekas vairāk nav jādara.
not-me-done-effect = Laiks bez jaunām saitēm uz šo adresi: { $wait }. Ja saite būs vajadzīga agrāk, sazinieties ar mums.

expired-title = Šīs saites derīguma termiņš ir beidzies
expired-text = Lai jūsu konts būtu drošībā, saites darbojas tikai ierobežotu laiku. Jūsu parole nav mainīta.
used-title = Šī saite jau ir izmantota
used-text = Parole tika iestatīta ar saiti no jūsu pastkastes, tāpēc visas iepriekš saņemtās saites vairs nedarbojas.
used-you = Ja to izdarījāt jūs, pierakstieties ar jauno paroli.
used-not-you = Ja to neizdarījāt jūs vai neatceraties paroli, pieprasiet jaunu saiti.
unknown-title = Šī saite nedarbojas
unknown-text = Iespējams, tā nav pilnīga. Atveriet to no vēstules vēlreiz vai iekopējiet visu rindu pārlūkprogrammā. Ja saite ir veca, pieprasiet jaunu.
declined-title = Šī saite ir atcelta
declined-text = Kāds, kas lasa jūsu e-pastu, mums paziņoja, ka šo saiti nav pieprasījis. Jūsu parole nav mainīta. Ja vēlaties izvēlēties jaunu paroli, pieprasiet jaunu saiti.
ended-title = Šī saite vairs nedarbojas
ended-text = Kopš saites nosūtīšanas konts ir mainījies, vai arī saite ir atsaukta konta drošības dēļ. Ja joprojām vēlaties izvēlēties jaunu paroli, pieprasiet jaunu saiti.
superseded-title = Šī saite vairs nav derīga
superseded-text = Kopš tās nosūtīšanas parole, iespējams, ir iestatīta citur. Ja joprojām vēlaties izvēlēties jaunu, mēs nosūtīsim jaunu saiti uz to pašu e-pasta adresi.
superseded-button = Nosūtīt jaunu saiti
limited-title = Lūdzu, nedaudz uzgaidiet
limited-text = No jūsu tīkla ir saņemts ļoti daudz pieprasījumu. Nekas nav mainīts, un saņemtās saites joprojām darbojas. Gaidīšanas laiks: { $wait }.
protected-title = Tas mums jādara kopā
protected-text = Šī konta paroli šajā lapā nevar iestatīt. Lūdzu, sazinieties ar mums: mēs to iestatīsim jūsu vietā. Nekas nav mainīts.
unconfirmed-title = Mēs nevarējām apstiprināt jūsu jauno paroli
unconfirmed-text = Iespējams, tā ir iestatīta, iespējams, nav. Mēģiniet ar to pierakstīties. Ja tas neizdodas, pieprasiet jaunu saiti.
not-found-title = Šādas lapas nav
not-found-text = Iespējams, adrese ir uzrakstīta kļūdaini.
cross-site-title = Lūdzu, mēģiniet vēlreiz no šejienes
cross-site-text = Jūsu drošībai šī veidlapa tiek pieņemta tikai no mūsu pašu lapas. Nekas nav mainīts. Vēlreiz atveriet saiti no vēstules vai sāciet no sākuma.
bad-request-title = Dati netika saņemti pilnībā
bad-request-text = Nekas nav mainīts. Atgriezieties un mēģiniet vēlreiz vai sāciet no sākuma.
unavailable-title = Drīz būsim atpakaļ
unavailable-text = Pašlaik nevaram pieņemt jūsu pieprasījumu. Nekas nav mainīts, un saņemtās saites joprojām darbojas. Lūdzu, mēģiniet vēlreiz pēc minūtes.
internal-title = Mūsu pusē radās kļūda
internal-text = Atvainojamies. Lūdzu, mēģiniet vēlreiz; ja tas atkārtojas, sazinieties ar mums un norādiet šo numuru:

button-new-link = Pieprasīt jaunu saiti
button-start = Sākt no sākuma
button-retry = Mēģināt vēlreiz
button-contact = Sazināties ar { $brand }
