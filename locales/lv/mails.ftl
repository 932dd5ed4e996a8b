greeting = Labdien!
greeting-name = Labdien, { $name }!
sent-to = Šī vēstule nosūtīta uz adresi { $address } saistībā ar jūsu { $brand } kontu.
link-copy = Vai arī iekopējiet šo saiti pārlūkprogrammā:
link-lifetime = Saite darbojas, līdz to izmantosiet, bet ne ilgāk par šādu laiku: { $lifetime }.

reset-subject = Atiestatiet { $brand } konta paroli
reset-preheader = Izmantojiet šo saiti, lai izvēlētos jaunu paroli.
reset-title = Atiestatiet paroli
reset-text = Kāds, visticamāk, jūs, lūdza atiestatīt jūsu { $brand } konta paroli. Jaunu paroli izvēlieties šeit:
reset-button = Izvēlēties jaunu paroli
reset-ignore = Ja to nelūdzāt, varat neņemt vērā šo vēstuli: jūsu parole netiks mainīta.
reset-not-me = Vai arī atceliet saiti, lai kādu laiku vairs nesaņemtu šādas vēstules:
reset-asked-time = Pieprasījuma laiks: { $time } (UTC)
reset-asked-address = No tīkla adreses: { $address }
reset-asked-browser = Pārlūkprogramma: { $browser }

invitation-subject = Jūsu { $brand } konts: izvēlieties paroli
invitation-preheader = Jūsu konts ir gatavs. Izmantojiet šo saiti, lai izvēlētos paroli.
invitation-title = Izvēlieties paroli
invitation-text = Jums ir izveidots { $brand } konts. Izvēlieties paroli, un varat sākt:
invitation-button = Izvēlēties paroli
invitation-ignore = Ja nezināt, par ko ir runa, varat neņemt vērā šo vēstuli: bez jums nekas nenotiks.

changed-subject = Jūsu { $brand } kontam ir iestatīta jauna parole
changed-preheader = Ja to izdarījāt jūs, nekas vairāk nav jādara.
changed-title = Jaunā parole ir iestatīta
changed-text = Jūsu { $brand } kontam tika iestatīta jauna parole. Izmaiņu laiks: { $time } (UTC).
changed-you = Ja to izdarījāt jūs, nekas vairāk nav jādara: pierakstieties ar jauno paroli.
changed-not-you-title = Tas nebijāt jūs?
changed-not-you = Tādā gadījumā kāds cits var lasīt jūsu e-pastu. Aizsargājiet savu pastkasti, vēlreiz atiestatiet paroli un paziņojiet mums:
