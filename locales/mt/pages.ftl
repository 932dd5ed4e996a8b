duration-seconds = { $count ->
    [one] sekonda waħda ({ $count })
    [two] { $count } sekondi
    [few] { $count } sekondi
    [many] { $count } sekonda
   *[other] { $count } sekonda
}
duration-minutes = { $count ->
    [one] minuta waħda ({ $count })
    [two] { $count } minuti
    [few] { $count } minuti
    [many] { $count } minuta
   *[other] { $count } minuta
}
duration-hours = { $count ->
    [one] siegħa waħda ({ $count })
    [two] { $count } sigħat
    [few] { $count } sigħat
    [many] { $count } siegħa
   *[other] { $count } siegħa
}
duration-days = { $count ->
    [one] jum wieħed ({ $count })
    [two] { $count } jumejn
    [few] { $count } ijiem
    [many] { $count } jum
   *[other] { $count } jum
}

help-question = Teħtieġ għajnuna?
help-site = Appoġġ ta’ { $brand }
language-label = Lingwa
language-button = Ibdel
error-title = Żball: { $title }

request-title = Irrisettja l-password
request-lead = Daħħal l-indirizz tal-email tal-kont tiegħek ma’ { $brand }, u nibagħtulek link biex tagħżel password ġdida.
request-address = Indirizz tal-email
request-button = Ibgħat il-link
request-problem = Dan ma jidhirx li hu indirizz tal-email. Għandu jkun bħal dan: { $example }.

request-once-more = Għas-sigurtà tiegħek, jekk jogħġbok erġa’ agħfas il-buttuna.
request-trap = Ħalli dan il-kamp vojt
request-checking = Mument wieħed…
request-wait-title = Għad baqa’ pass wieħed
request-wait = Bħalissa deħlin ħafna talbiet awtomatizzati. Biex nagħrfu liema hi tiegħek, jekk jogħġbok stenna ftit, imbagħad agħfas il-buttuna. Ħin ta’ stennija: { $wait }.
request-trapped = Xi ħaġa fil-browser tiegħek, bħal estensjoni, imliet qasam moħbi li bih nagħrfu t-talbiet awtomatizzati. Dak il-qasam tneħħa: jekk jogħġbok stenna ftit, imbagħad agħfas il-buttuna. Ħin ta’ stennija: { $wait }.
request-not-checked = Ma stajniex nivverifikaw li din it-talba ġejja minn persuna. Erġa’ pprova. Jekk dan ma jgħinx, ikkuntattjana.

sent-title = Iċċekkja l-email tiegħek
sent-lead = Jekk hemm kont għall-indirizz li daħħalt, email b’link tinsab fi triqitha. Għandha tasal fi żmien minuta.
sent-from = Mibgħuta minn
sent-lifetime = Validità tal-link
sent-missing-title = Għadha ma waslitx l-email?
sent-spam = Fittex fil-folder tal-ispam.
sent-address = Kun żgur li dan huwa l-indirizz li tuża ma’ { $brand }. Għas-sigurtà tiegħek, din il-paġna tidher l-istess għal kull indirizz.
sent-wait = Ħin sakemm tkun tista’ terġa’ titlob: { $wait }. Il-links kollha li rċevejt jibqgħu jaħdmu.
sent-again = Erġa’ itlob

form-title = Agħżel password ġdida
form-title-first = Agħżel il-password tiegħek
form-account = Għall-kont
form-password = Password ġdida
form-confirmation = Il-password il-ġdida, darb’oħra
form-rules = { $count ->
    [few] Mill-inqas { $count } karattri, mhux aktar minn 72. Ftit kliem wara xulxin huwa faċli biex tiftakru u diffiċli biex jinqata’.
    [many] Mill-inqas { $count }-il karattru, mhux aktar minn 72. Ftit kliem wara xulxin huwa faċli biex tiftakru u diffiċli biex jinqata’.
   *[other] Mill-inqas { $count } karattru, mhux aktar minn 72. Ftit kliem wara xulxin huwa faċli biex tiftakru u diffiċli biex jinqata’.
}
form-signed-out = Il-kont tiegħek ma’ { $brand } jingħalaq fuq l-apparati kollha, u terġa’ tidħol bil-password il-ġdida.
form-button = Issettja l-password
form-show = Uri
form-show-label = Uri l-password
form-hide = Aħbi
form-hide-label = Aħbi l-password

problem-empty = L-ewwel daħħal password ġdida.
problem-mismatch = Iż-żewġ passwords mhumiex l-istess. Erġa’ daħħalhom it-tnejn.
problem-characters = Din il-password fiha karattru li ma jistax jiġi ttajpjat, jew li ma wasalx kif ittajpjajtu. Erġa’ ttajpjaha jew agħżel oħra.
problem-short = { $count ->
    [few] Din il-password qasira wisq. Għandu jkollha mill-inqas { $count } karattri.
    [many] Din il-password qasira wisq. Għandu jkollha mill-inqas { $count }-il karattru.
   *[other] Din il-password qasira wisq. Għandu jkollha mill-inqas { $count } karattru.
}
problem-long = Din il-password twila wisq. Il-limitu huwa 72 ittra Latina jew ċifra; ittri oħra u emoji jgħoddu minn darbtejn sa erba’ darbiet.
problem-long-count = Jekk tgħodd hekk, il-password tiegħek fiha { $count }.
problem-breached = Din il-password dehret fi tnixxija ta’ data, u għalhekk oħrajn se jippruvawha. Agħżel waħda li ma tuża mkien ieħor.
problem-own = Din il-password fiha “{ $brand }” jew parti mill-indirizz tiegħek, u dan oħrajn jippruvawh l-ewwel. Agħżel xi ħaġa oħra.
problem-common = Din hija waħda mill-aktar passwords użati, u l-ewwel waħda li jippruvaw ħaddieħor. Agħżel waħda inqas komuni.
problem-weak = Din il-password hija faċli wisq biex tinqata’. Agħmilha itwal, pereżempju bi tliet jew erba’ kelmiet li ma jappartjenux flimkien.
weak-word = Kelma waħda tinqata’ malajr, anke b’xi ittri mibdula.
weak-name = L-ewwel jinqatgħu l-ismijiet u l-kliem mill-indirizz tiegħek jew minn “{ $brand }”.
weak-pattern = Tasti ħdejn xulxin u sekwenzi bħal “abc” jew “6543” jinqatgħu malajr.
weak-repeat = Karattri u kliem ripetuti ftit jgħinu.
weak-date = Dati u snin jinqatgħu malajr.
problem-wait = Kien hemm wisq tentattivi għal dan il-kont. Il-password tiegħek ma nbidlitx. Erġa’ agħfas il-buttuna aktar tard. Ħin ta’ stennija: { $wait }.
problem-busy = Il-password tiegħek qed tinbidel bħalissa stess, forsi f’tieqa oħra. Stenna minuta, imbagħad erġa’ agħfas il-buttuna.
problem-unavailable = Bħalissa ma nistgħux nilħqu s-server li jżomm il-password tiegħek. Dak li daħħalt għadu hawn: stenna ftit, imbagħad erġa’ agħfas il-buttuna. Il-link tiegħek jibqa’ jaħdem.

done-title = Il-password il-ġdida tiegħek hija ssettjata
done-lead = Issa tista’ tidħol f’{ $brand } bil-password il-ġdida. Tista’ tagħlaq din il-paġna.
done-signed-out = Jekk kont dħalt x’imkien ieħor, is-sessjoni hemmhekk ingħalqet.
done-mail = Nibagħtulek ukoll email li tikkonferma din il-bidla.

not-me-title = Ma tlabtx dan?
not-me-lead = Mela xi ħadd ieħor daħħal l-indirizz tiegħek fil-paġna tagħna. Ma jistax jaqra l-email tiegħek, u l-password tiegħek ma nbidlitx.
not-me-effect = Tista’ tikkanċella l-link ta’ dik l-email. Imbagħad għal xi żmien ma nibagħtux links ġodda f’dan l-indirizz, ikun min ikun li jitlobhom. Żmien mingħajr links ġodda: { $wait }.
not-me-button = Ikkanċella dan il-link
not-me-keep = Kont jien: agħżel password ġdida
not-me-done-title = Il-link ġie kkanċellat
not-me-done-text = Il-password tiegħek ma nbidlitx, u m’hemm xejn aktar x’tagħmel.
not-me-done-effect = Żmien mingħajr links ġodda f’dan l-indirizz: { $wait }. Jekk ikollok bżonn wieħed qabel, ikkuntattjana.

expired-title = Dan il-link skada
expired-text = Biex nipproteġu l-kont tiegħek, il-links jaħdmu għal żmien limitat biss. Il-password tiegħek ma nbidlitx.
used-title = Dan il-link diġà ntuża
used-text = Ġiet issettjata password b’link mill-kaxxa postali tiegħek, u għalhekk il-links kollha li kont irċevejt ma jgħoddux aktar.
used-you = Jekk kont int: idħol bil-password il-ġdida tiegħek.
used-not-you = Jekk ma kontx int, jew ma tiftakarx il-password: itlob link ġdid.
unknown-title = Dan il-link ma jaħdimx
unknown-text = Jista’ ma jkunx sħiħ. Erġa’ iftħu mill-email, jew ikkopja r-ringiela kollha fil-browser tiegħek. Jekk huwa antik, itlob wieħed ġdid.
declined-title = Dan il-link ġie kkanċellat
declined-text = Xi ħadd li jaqra l-email tiegħek qalilna li ma kienx talbu. Il-password tiegħek ma nbidlitx. Jekk trid tagħżel waħda ġdida, itlob link ġdid.
ended-title = Dan il-link ma jaħdimx aktar
ended-text = Il-kont inbidel minn meta bgħatna dan il-link, jew il-link ġie rtirat biex nipproteġu l-kont. Jekk għadek trid tagħżel password ġdida, itlob link ġdid.
superseded-title = Dan il-link m’għadux validu
superseded-text = Minn meta bgħatnieh, probabbilment ġiet issettjata password x’imkien ieħor. Jekk għadek trid tagħżel waħda ġdida, nibagħtu link ġdid fl-istess indirizz tal-email.
superseded-button = Ibgħat link ġdid
limited-title = Jekk jogħġbok stenna ftit
limited-text = Waslu ħafna talbiet min-network tiegħek. Ma nbidel xejn, u l-links li rċevejt jibqgħu jaħdmu. Ħin ta’ stennija: { $wait }.
protected-title = Dan irridu nagħmluh flimkien
protected-text = Il-password ta’ dan il-kont ma tistax tiġi ssettjata f’din il-paġna. Ikkuntattjana u nissettjawhielek aħna. Ma nbidel xejn.
unconfirmed-title = Ma stajniex nikkonfermaw il-password il-ġdida tiegħek
unconfirmed-text = Jista’ jkun li ġiet issettjata, jew le. Ipprova idħol biha. Jekk dan ma jaħdimx, itlob link ġdid.
not-found-title = M’hemmx paġna bħal din
not-found-text = L-indirizz jista’ jkun miktub ħażin.
cross-site-title = Erġa’ pprova minn hawn
cross-site-text = Għas-sigurtà tiegħek, din il-formola tintlaqa’ biss mill-paġna tagħna stess. Ma nbidel xejn. Erġa’ iftaħ il-link mill-email, jew ibda mill-ġdid.
bad-request-title = Dan ma wasalx sħiħ
bad-request-text = Ma nbidel xejn. Mur lura u erġa’ pprova, jew ibda mill-ġdid.
unavailable-title = Nerġgħu lura f’mument
unavailable-text = Bħalissa ma nistgħux nilqgħu t-talba tiegħek. Ma nbidel xejn, u l-links li rċevejt jibqgħu jaħdmu. Erġa’ pprova wara minuta.
internal-title = Xi ħaġa marret ħażin min-naħa tagħna
internal-text = Jiddispjaċina. Erġa’ pprova; jekk jerġa’ jiġri, ikkuntattjana u semmi dan in-numru:

button-new-link = Itlob link ġdid
button-start = Ibda mill-ġdid
button-retry = Erġa’ pprova
button-contact = Ikkuntattja lil { $brand }
