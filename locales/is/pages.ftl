duration-seconds = { $count ->
    [one] { $count } sekúnda
   *[other] { $count } sekúndur
}
duration-minutes = { $count ->
    [one] { $count } mínúta
   *[other] { $count } mínútur
}
duration-hours = { $count ->
    [one] { $count } klukkustund
   *[other] { $count } klukkustundir
}
duration-days = { $count ->
    [one] { $count } dagur
   *[other] { $count } dagar
}

help-question = Vantar þig aðstoð?
help-site = Aðstoð: { $brand }
language-label = Tungumál
language-button = Breyta
error-title = Villa: { $title }

request-title = Endurstilla lykilorð
request-lead = Sláðu inn netfang reikningsins þíns hjá { $brand } og við sendum þér tengil til að velja nýtt lykilorð.
request-address = Netfang
request-button = Senda tengil
request-problem = Þetta lítur ekki út eins og netfang. Það ætti að líta svona út: { $example }.

request-once-more = Öryggis þíns vegna skaltu ýta einu sinni enn á hnappinn.
request-trap = Hafðu þennan reit auðan
request-checking = Augnablik…
request-wait-title = Eitt skref enn
request-wait = Margar sjálfvirkar beiðnir berast núna. Til að við getum greint þína frá þeim skaltu bíða svolítið og ýta svo á hnappinn. Biðtími: { $wait }.
request-trapped = Eitthvað í vafranum þínum, til dæmis viðbót, fyllti út falinn reit sem kemur upp um sjálfvirkar beiðnir. Reiturinn er nú farinn: bíddu svolítið og ýttu svo á hnappinn. Biðtími: { $wait }.
request-not-checked = Við gátum ekki staðfest að þessi beiðni kæmi frá manneskju. Reyndu aftur. Ef það dugar ekki skaltu hafa samband við okkur.

sent-title = Skoðaðu tölvupóstinn þinn
sent-lead = Ef til er reikningur fyrir netfangið sem þú slóst inn er póstur með tengli á leiðinni. Hann ætti að berast innan mínútu.
sent-from = Sendandi
sent-lifetime = Gildistími tengils
sent-missing-title = Enginn póstur enn?
sent-spam = Leitaðu í ruslpóstmöppunni.
sent-address = Gættu þess að þetta sé netfangið sem þú notar hjá { $brand }. Öryggis þíns vegna lítur þessi síða eins út fyrir öll netföng.
sent-wait = Tími þar til þú getur beðið aftur: { $wait }. Allir tenglar sem þú hefur fengið virka áfram.
sent-again = Biðja aftur

form-title = Veldu nýtt lykilorð
form-title-first = Veldu lykilorð
form-account = Fyrir reikninginn
form-password = Nýtt lykilorð
form-confirmation = Nýtt lykilorð aftur
form-rules = { $count ->
    [one] Að minnsta kosti { $count } stafur, í mesta lagi 72. Nokkur orð í röð er auðvelt að muna og erfitt að giska á.
   *[other] Að minnsta kosti { $count } stafir, í mesta lagi 72. Nokkur orð í röð er auðvelt að muna og erfitt að giska á.
}
form-signed-out = Þú verður skráð(ur) út hjá { $brand } alls staðar og skráir þig aftur inn með nýja lykilorðinu.
form-button = Vista lykilorð
form-show = Sýna
form-show-label = Sýna lykilorð
form-hide = Fela
form-hide-label = Fela lykilorð

problem-empty = Sláðu fyrst inn nýtt lykilorð.
problem-mismatch = Lykilorðin tvö eru ekki eins. Sláðu bæði inn aftur.
problem-characters = Lykilorðið inniheldur staf sem ekki er hægt að slá inn, eða sem barst ekki eins og þú slóst hann inn. Sláðu það inn aftur eða veldu annað.
problem-short = { $count ->
    [one] Lykilorðið er of stutt. Það þarf að minnsta kosti { $count } staf.
   *[other] Lykilorðið er of stutt. Það þarf að minnsta kosti { $count } stafi.
}
problem-long = Lykilorðið er of langt. Hámarkið er 72 latneskir bókstafir eða tölustafir; aðrir stafir og tjákn teljast tvöfalt til fjórfalt.
problem-long-count = Þannig talið er lengd lykilorðsins þíns { $count }.
problem-breached = Þetta lykilorð hefur komið fram í gagnaleka og því munu aðrir prófa það. Veldu lykilorð sem þú notar hvergi annars staðar.
problem-own = Lykilorðið inniheldur „{ $brand }“ eða hluta af netfanginu þínu og það myndu aðrir prófa fyrst. Veldu eitthvað annað.
problem-common = Þetta er eitt algengasta lykilorðið og það fyrsta sem aðrir myndu prófa. Veldu sjaldgæfara lykilorð.
problem-weak = Of auðvelt er að giska á lykilorðið. Hafðu það lengra, til dæmis með þremur eða fjórum orðum sem tengjast ekki.
weak-word = Fljótlegt er að giska á eitt stakt orð, jafnvel þótt nokkrum stöfum sé skipt út.
weak-name = Fyrst er giskað á nöfn og orð úr netfanginu þínu eða úr „{ $brand }“.
weak-pattern = Fljótlegt er að giska á samliggjandi lykla og raðir eins og „abc“ eða „6543“.
weak-repeat = Endurteknir stafir og orð hjálpa lítið.
weak-date = Fljótlegt er að giska á dagsetningar og ártöl.
problem-wait = Of margar tilraunir voru gerðar fyrir þennan reikning. Lykilorðinu þínu var ekki breytt. Ýttu aftur á hnappinn síðar. Biðtími: { $wait }.
problem-busy = Verið er að breyta lykilorðinu þínu á þessari stundu, kannski í öðrum glugga. Bíddu í eina mínútu og ýttu svo aftur á hnappinn.
problem-unavailable = Ekki næst samband við þjóninn sem geymir lykilorðið þitt. Það sem þú slóst inn er hér enn: bíddu augnablik og ýttu svo aftur á hnappinn. Tengillinn þinn virkar áfram.

done-title = Nýja lykilorðið þitt er komið
done-lead = Nú getur þú skráð þig inn hjá { $brand } með nýja lykilorðinu. Þú mátt loka þessari síðu.
done-signed-out = Opnum innskráningum annars staðar hefur verið lokað.
done-mail = Við sendum þér líka póst sem staðfestir breytinguna.

not-me-title = Baðst þú ekki um þetta?
not-me-lead = Þá hefur einhver annar slegið netfangið þitt inn á síðunni okkar. Viðkomandi getur ekki lesið póstinn þinn og lykilorðinu þínu var ekki breytt.
not-me-effect = Þú getur ógilt tengilinn í póstinum. Þá sendum við enga nýja tengla á þetta netfang um tíma, sama hver biður um þá. Tími án nýrra tengla: { $wait }.
not-me-button = Ógilda þennan tengil
not-me-keep = Það var ég: velja nýtt lykilorð
not-me-done-title = Tengillinn hefur verið ógiltur
not-me-done-text = Lykilorðinu þínu var ekki breytt og þú þarft ekkert að gera frekar.
not-me-done-effect = Tími án nýrra tengla á þetta netfang: { $wait }. Ef þú þarft tengil fyrr skaltu hafa samband við okkur.

expired-title = Þessi tengill er útrunninn
expired-text = Til að vernda reikninginn þinn virka tenglar aðeins í takmarkaðan tíma. Lykilorðinu þínu var ekki breytt.
used-title = Þessi tengill hefur þegar verið notaður
used-text = Lykilorð var valið með tengli úr pósthólfinu þínu og þar með féllu allir tenglar sem þú hafðir fengið úr gildi.
used-you = Ef það varst þú: skráðu þig inn með nýja lykilorðinu.
used-not-you = Ef það varst ekki þú, eða þú manst ekki lykilorðið: biddu um nýjan tengil.
unknown-title = Þessi tengill virkar ekki
unknown-text = Hann er kannski ekki heill. Opnaðu hann aftur úr póstinum eða afritaðu alla línuna í vafrann. Ef hann er gamall skaltu biðja um nýjan.
declined-title = Þessi tengill var ógiltur
declined-text = Einhver sem les póstinn þinn lét okkur vita að viðkomandi hefði ekki beðið um hann. Lykilorðinu þínu var ekki breytt. Ef þú vilt velja nýtt skaltu biðja um nýjan tengil.
ended-title = Þessi tengill virkar ekki lengur
ended-text = Reikningnum hefur verið breytt síðan við sendum tengilinn, eða tengillinn var afturkallaður til að vernda reikninginn. Ef þú vilt enn velja nýtt lykilorð skaltu biðja um nýjan tengil.
superseded-title = Þessi tengill gildir ekki lengur
superseded-text = Síðan við sendum hann hefur lykilorð líklega verið sett annars staðar. Ef þú vilt enn velja nýtt sendum við nýjan tengil á sama netfang.
superseded-button = Senda nýjan tengil
limited-title = Vinsamlegast bíddu aðeins
limited-text = Mjög margar beiðnir hafa borist frá netinu þínu. Engu var breytt og tenglar sem þú hefur fengið virka áfram. Biðtími: { $wait }.
protected-title = Þetta þurfum við að gera saman
protected-text = Ekki er hægt að velja lykilorð fyrir þennan reikning á þessari síðu. Hafðu samband við okkur og við sjáum um það fyrir þig. Engu var breytt.
unconfirmed-title = Við gátum ekki staðfest nýja lykilorðið þitt
unconfirmed-text = Það kann að hafa verið vistað, eða ekki. Prófaðu að skrá þig inn með því. Ef það virkar ekki skaltu biðja um nýjan tengil.
not-found-title = Þessi síða er ekki til
not-found-text = Slóðin er kannski rangt slegin inn.
cross-site-title = Reyndu aftur héðan
cross-site-text = Öryggis þíns vegna er aðeins tekið við þessu eyðublaði af okkar eigin síðu. Engu var breytt. Opnaðu tengilinn í póstinum aftur eða byrjaðu upp á nýtt.
bad-request-title = Þetta barst ekki í heilu lagi
bad-request-text = Engu var breytt. Farðu til baka og reyndu aftur, eða byrjaðu upp á nýtt.
unavailable-title = Við komum aftur eftir augnablik
unavailable-text = Við getum ekki tekið við beiðninni þinni núna. Engu var breytt og tenglar sem þú hefur fengið virka áfram. Reyndu aftur eftir eina mínútu.
internal-title = Eitthvað fór úrskeiðis hjá okkur
internal-text = Okkur þykir það leitt. Reyndu aftur; ef það gerist á ný skaltu hafa samband við okkur og nefna þetta númer:

button-new-link = Biðja um nýjan tengil
button-start = Byrja upp á nýtt
button-retry = Reyna aftur
button-contact = Hafa samband: { $brand }
