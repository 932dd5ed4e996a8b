duration-seconds = { $count ->
    [one] { $count } soicind
    [two] { $count } shoicind
    [few] { $count } shoicind
    [many] { $count } soicind
   *[other] { $count } soicind
}
duration-minutes = { $count ->
    [one] { $count } nóiméad
    [two] { $count } nóiméad
    [few] { $count } nóiméad
    [many] { $count } nóiméad
   *[other] { $count } nóiméad
}
duration-hours = { $count ->
    [one] { $count } uair an chloig
    [two] { $count } uair an chloig
    [few] { $count } huaire an chloig
    [many] { $count } n-uaire an chloig
   *[other] { $count } uair an chloig
}
duration-days = { $count ->
    [one] { $count } lá
    [two] { $count } lá
    [few] { $count } lá
    [many] { $count } lá
   *[other] { $count } lá
}

help-question = Cabhair uait?
help-site = Tacaíocht { $brand }
language-label = Teanga
language-button = Athraigh
error-title = Earráid: { $title }

request-title = Athshocraigh do phasfhocal
request-lead = Cuir isteach seoladh ríomhphoist do chuntais { $brand }, agus seolfaimid nasc chugat chun pasfhocal nua a roghnú.
request-address = Seoladh ríomhphoist
request-button = Seol nasc
request-problem = Níl cuma seolta ríomhphoist air sin. Ba cheart go mbeadh sé mar seo: { $example }.

request-once-more = Ar mhaithe le do shlándáil, brúigh an cnaipe uair amháin eile, le do thoil.
request-trap = Fág an réimse seo folamh
request-checking = Fan nóiméad…
request-wait-title = Céim amháin eile
request-wait = Tá a lán iarratas uathoibríoch ag teacht isteach faoi láthair. Chun go n-aithneoimid d’iarratas ina measc, fan tamall beag, le do thoil, agus brúigh an cnaipe ansin. Am feithimh: { $wait }.
request-trapped = Líon rud éigin i do bhrabhsálaí, breiseán mar shampla, réimse folaithe a aimsíonn iarratais uathoibríocha. Tá an réimse sin bainte anois: fan tamall beag, le do thoil, agus brúigh an cnaipe ansin. Am feithimh: { $wait }.
request-not-checked = Níorbh fhéidir linn a dheimhniú gur duine a rinne an t-iarratas seo. Bain triail eile as. Mura gcabhraíonn sé sin, déan teagmháil linn.

sent-title = Seiceáil do ríomhphost
sent-lead = Má tá cuntas ann don seoladh a chuir tú isteach, tá ríomhphost le nasc ar an mbealach. Ba cheart dó teacht laistigh de nóiméad.
sent-from = Seoltóir
sent-lifetime = Bailíocht an naisc
sent-missing-title = Gan ríomhphost fós?
sent-spam = Féach i d’fhillteán turscair.
sent-address = Cinntigh gurb é an seoladh a úsáideann tú le { $brand } é. Ar mhaithe le do shlándáil, tá an leathanach seo mar an gcéanna do gach seoladh.
sent-wait = Am go dtí gur féidir leat iarraidh arís: { $wait }. Oibríonn na naisc go léir a fuair tú i gcónaí.
sent-again = Iarr arís

form-title = Roghnaigh pasfhocal nua
form-title-first = Roghnaigh do phasfhocal
form-account = Don chuntas
form-password = Pasfhocal nua
form-confirmation = An pasfhocal nua arís
form-rules = { $count } carachtar ar a laghad, 72 ar a mhéad. Is furasta cúpla focal as a chéile a mheabhrú agus is deacair iad a thomhas.
form-signed-out = Logálfar amach as { $brand } thú i ngach áit, agus logálfaidh tú isteach arís leis an bpasfhocal nua.
form-button = Socraigh pasfhocal
form-show = Taispeáin
form-show-label = Taispeáin an pasfhocal
form-hide = Folaigh
form-hide-label = Folaigh an pasfhocal

problem-empty = Clóscríobh pasfhocal nua ar dtús.
problem-mismatch = Níl an dá phasfhocal mar a chéile. Clóscríobh an dá cheann arís.
problem-characters = Tá carachtar sa phasfhocal sin nach féidir a chlóscríobh, nó nár tháinig mar a chlóscríobh tú é. Clóscríobh arís é, nó roghnaigh ceann eile.
problem-short = Tá an pasfhocal sin róghearr. Tá { $count } carachtar ar a laghad de dhíth.
problem-long = Tá an pasfhocal sin rófhada. Is é 72 litir Laidineach nó digit an teorainn; comhairtear litreacha eile agus emoji faoi dhó go faoi cheathair.
problem-long-count = Agus é comhairthe mar sin, is é { $count } fad do phasfhocail.
problem-breached = Tháinig an pasfhocal sin chun solais i sceitheadh sonraí, agus mar sin triailfidh daoine eile é. Roghnaigh ceann nach n-úsáideann tú in aon áit eile.
problem-own = Tá “{ $brand }” nó cuid de do sheoladh sa phasfhocal sin, agus is é sin an chéad rud a thriailfeadh daoine eile. Roghnaigh rud éigin eile.
problem-common = Tá sin ar cheann de na pasfhocail is mó úsáid, agus an chéad cheann a thriailfeadh daoine eile. Roghnaigh ceann nach bhfuil chomh coitianta.
problem-weak = Tá an pasfhocal sin rófhurasta a thomhas. Déan níos faide é, mar shampla le trí nó ceithre fhocal nach mbaineann lena chéile.
weak-word = Tomhaistear focal amháin go tapa, fiú má mhalartaítear cúpla litir.
weak-name = Tomhaistear ainmneacha, agus focail as do sheoladh nó as “{ $brand }”, ar dtús.
weak-pattern = Tomhaistear eochracha in aice a chéile agus sraitheanna ar nós “abc” nó “6543” go tapa.
weak-repeat = Is beag cabhair carachtair agus focail athráite.
weak-date = Tomhaistear dátaí agus blianta go tapa.
problem-wait = Rinneadh an iomarca iarrachtaí don chuntas seo. Níor athraíodh do phasfhocal. Brúigh an cnaipe arís ar ball. Am feithimh: { $wait }.
problem-busy = Tá do phasfhocal á athrú ag an nóiméad seo, b’fhéidir i bhfuinneog eile. Fan nóiméad, ansin brúigh an cnaipe arís.
problem-unavailable = Ní féidir linn teacht ar an bhfreastalaí a choinníonn do phasfhocal faoi láthair. Tá an méid a chlóscríobh tú anseo fós: fan tamall, ansin brúigh an cnaipe arís. Oibríonn do nasc i gcónaí.

done-title = Tá do phasfhocal nua socraithe
done-lead = Is féidir leat logáil isteach i { $brand } anois le do phasfhocal nua. Is féidir leat an leathanach seo a dhúnadh.
done-signed-out = Má bhí tú logáilte isteach áit ar bith, logáladh amach as sin thú.
done-mail = Seolfaimid ríomhphost chugat freisin a dheimhníonn an t-athrú.

not-me-title = Nár iarr tú é seo?
not-me-lead = Sa chás sin, chuir duine eile do sheoladh isteach ar ár leathanach. Ní féidir leis an duine sin do ríomhphost a léamh, agus níor athraíodh do phasfhocal.
not-me-effect = Is féidir leat an nasc sa ríomhphost sin a chur ar ceal. Ansin ní sheolfaimid aon nasc nua chuig an seoladh seo go ceann tamaill, is cuma cé a iarrann é. Am gan naisc nua: { $wait }.
not-me-button = Cuir an nasc seo ar ceal
not-me-keep = Mise a d’iarr é: roghnaigh pasfhocal nua
not-me-done-title = Cuireadh an nasc ar ceal
not-me-done-text = Níor athraíodh do phasfhocal, agus níl aon rud eile le déanamh.
not-me-done-effect = Am gan naisc nua chuig an seoladh seo: { $wait }. Má theastaíonn ceann uait roimhe sin, déan teagmháil linn.

expired-title = Tá an nasc seo as feidhm
expired-text = Chun do chuntas a chosaint, ní oibríonn naisc ach ar feadh tamaill. Níor athraíodh do phasfhocal.
used-title = Úsáideadh an nasc seo cheana
used-text = Socraíodh pasfhocal le nasc as do bhosca poist, agus mar sin tá deireadh leis na naisc go léir a fuair tú.
used-you = Más tusa a rinne: logáil isteach le do phasfhocal nua.
used-not-you = Mura tusa a rinne, nó mura cuimhin leat an pasfhocal: iarr nasc nua.
unknown-title = Ní oibríonn an nasc seo
unknown-text = B’fhéidir go bhfuil sé neamhiomlán. Oscail ón ríomhphost arís é, nó cóipeáil an líne iomlán isteach i do bhrabhsálaí. Más seancheann é, iarr nasc nua.
declined-title = Cuireadh an nasc seo ar ceal
declined-text = Chuir duine éigin a léann do ríomhphost in iúl dúinn nár iarr siad an nasc. Níor athraíodh do phasfhocal. Más mian leat ceann nua a roghnú, iarr nasc nua.
ended-title = Ní oibríonn an nasc seo a thuilleadh
ended-text = Athraíodh an cuntas ó sheolamar an nasc, nó tarraingíodh siar an nasc chun an cuntas a chosaint. Más mian leat pasfhocal nua a roghnú fós, iarr nasc nua.
superseded-title = Tá deireadh leis an nasc seo
superseded-text = Is dócha gur socraíodh pasfhocal in áit eile ó sheolamar é. Más mian leat ceann nua a roghnú fós, seolfaimid nasc nua chuig an seoladh ríomhphoist céanna.
superseded-button = Seol nasc nua chugam
limited-title = Fan tamall beag, le do thoil
limited-text = Tháinig an-chuid iarratas ó do líonra. Níor athraíodh aon rud, agus oibríonn na naisc a fuair tú i gcónaí. Am feithimh: { $wait }.
protected-title = Caithfimid é seo a dhéanamh le chéile
protected-text = Ní féidir pasfhocal a shocrú don chuntas seo ar an leathanach seo. Déan teagmháil linn agus socróimid duit é. Níor athraíodh aon rud.
unconfirmed-title = Níorbh fhéidir linn do phasfhocal nua a dhearbhú
unconfirmed-text = B’fhéidir gur socraíodh é, b’fhéidir nár socraíodh. Bain triail as logáil isteach leis. Mura n-oibríonn sé sin, iarr nasc nua.
not-found-title = Níl a leithéid de leathanach ann
not-found-text = B’fhéidir gur clóscríobhadh an seoladh go mícheart.
cross-site-title = Bain triail eile as ón áit seo
cross-site-text = Ar mhaithe le do shlándáil, ní ghlactar leis an bhfoirm seo ach ónár leathanach féin. Níor athraíodh aon rud. Oscail an nasc as do ríomhphost arís, nó tosaigh as an nua.
bad-request-title = Níor tháinig sé sin go hiomlán
bad-request-text = Níor athraíodh aon rud. Téigh siar agus bain triail eile as, nó tosaigh as an nua.
unavailable-title = Beimid ar ais gan mhoill
unavailable-text = Ní féidir linn d’iarratas a ghlacadh faoi láthair. Níor athraíodh aon rud, agus oibríonn na naisc a fuair tú i gcónaí. Bain triail eile as i gceann nóiméid.
internal-title = Chuaigh rud éigin amú ar ár dtaobh
internal-text = Tá brón orainn. Bain triail eile as; má tharlaíonn sé arís, déan teagmháil linn agus luaigh an uimhir seo:

button-new-link = Iarr nasc nua
button-start = Tosaigh as an nua
button-retry = Bain triail eile as
button-contact = Teagmháil: { $brand }
