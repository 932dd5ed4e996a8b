duration-seconds = { $count ->
    [one] { $count } másodperc
   *[other] { $count } másodperc
}
duration-minutes = { $count ->
    [one] { $count } perc
   *[other] { $count } perc
}
duration-hours = { $count ->
    [one] { $count } óra
   *[other] { $count } óra
}
duration-days = { $count ->
    [one] { $count } nap
   *[other] { $count } nap
}

help-question = Segítségre van szüksége?
help-site = Ügyfélszolgálat: { $brand }
language-label = Nyelv
language-button = Módosítás
error-title = Hiba: { $title }

request-title = Jelszó visszaállítása
request-lead = Adja meg { $brand }-fiókja e-mail-címét, és küldünk egy linket, amellyel új jelszót választhat.
request-address = E-mail-cím
request-button = Link küldése
request-problem = Ez nem tűnik e-mail-címnek. Így kellene kinéznie: { $example }.

request-once-more = Az Ön biztonsága érdekében kérjük, nyomja meg még egyszer a gombot.
request-trap = Ezt a mezőt hagyja üresen
request-checking = Egy pillanat…
request-wait-title = Még egy lépés
request-wait = Most sok automatikus kérés érkezik. Hogy az Önét meg tudjuk különböztetni tőlük, kérjük, várjon egy kicsit, majd nyomja meg a gombot. Várakozási idő: { $wait }.
request-trapped = Valami a böngészőjében, például egy bővítmény, kitöltött egy rejtett mezőt, amelyről az automatikus kéréseket ismerjük fel. Ez a mező már nincs itt: kérjük, várjon egy kicsit, majd nyomja meg a gombot. Várakozási idő: { $wait }.
request-not-checked = Nem tudtuk ellenőrizni, hogy ez a kérés embertől érkezett-e. Próbálja újra. Ha ez nem segít, lépjen kapcsolatba velünk.

sent-title = Nézze meg a postafiókját
sent-lead = Ha van fiók a megadott címhez, a linket tartalmazó e-mail már úton van. Egy percen belül meg kell érkeznie.
sent-from = Feladó
sent-lifetime = A link érvényessége
sent-missing-title = Nem érkezett meg az e-mail?
sent-spam = Nézze meg a levélszemét mappát.
sent-address = Ellenőrizze, hogy ezt a címet használja-e a { $brand }-fiókjához. Az Ön biztonsága érdekében ez az oldal minden címnél ugyanúgy néz ki.
sent-wait = Ennyi idő múlva kérheti újra: { $wait }. Minden link, amelyet kapott, továbbra is működik.
sent-again = Újra kérem

form-title = Válasszon új jelszót
form-title-first = Válasszon jelszót
form-account = Fiók:
form-password = Új jelszó
form-confirmation = Új jelszó még egyszer
form-rules = Legalább { $count }, legfeljebb 72 karakter. Néhány egymás utáni szó könnyen megjegyezhető és nehezen kitalálható.
form-signed-out = Mindenhol kijelentkeztetjük { $brand }-fiókjából, és az új jelszóval jelentkezhet be újra.
form-button = Jelszó beállítása
form-show = Mutat
form-show-label = Jelszó megjelenítése
form-hide = Elrejt
form-hide-label = Jelszó elrejtése

problem-empty = Előbb írjon be egy új jelszót.
problem-mismatch = A két jelszó nem egyezik. Írja be újra mindkettőt.
problem-characters = A jelszó olyan karaktert tartalmaz, amelyet nem lehet begépelni, vagy amely nem úgy érkezett meg, ahogyan begépelte. Írja be újra, vagy válasszon másikat.
problem-short = Ez a jelszó túl rövid. Legalább { $count } karakter szükséges.
problem-long = Ez a jelszó túl hosszú. A határ 72 ékezet nélküli latin betű vagy számjegy; más betűk és emojik kettőnek–négynek számítanak.
problem-long-count = Így számolva az Ön jelszavának hossza { $count }.
problem-breached = Ez a jelszó kiszivárgott adatok között szerepel, ezért mások ki fogják próbálni. Válasszon olyat, amelyet sehol máshol nem használ.
problem-own = Ez a jelszó a címe egy részét vagy ezt a nevet tartalmazza: „{ $brand }”. Mások ezt próbálnák ki először. Válasszon valami mást.
problem-common = Ez az egyik leggyakoribb jelszó, és mások ezt próbálnák ki először. Válasszon kevésbé gyakorit.
problem-weak = Ezt a jelszót túl könnyű kitalálni. Legyen hosszabb, például három-négy össze nem tartozó szóból.
weak-word = Egyetlen szó gyorsan kitalálható, akkor is, ha néhány betűjét kicseréli.
weak-name = A neveket, valamint a címében és a „{ $brand }” névben szereplő szavakat próbálják ki először.
weak-pattern = Az egymás melletti billentyűk és a sorozatok, mint az „abc” vagy a „6543”, gyorsan kitalálhatók.
weak-repeat = Az ismételt karakterek és szavak keveset érnek.
weak-date = A dátumok és évszámok gyorsan kitalálhatók.
problem-wait = Ennél a fióknál túl sok volt a próbálkozás. Jelszava nem változott. Később nyomja meg újra a gombot. Várakozási idő: { $wait }.
problem-busy = Jelszavát éppen most módosítják, talán egy másik ablakban. Várjon egy percet, majd nyomja meg újra a gombot.
problem-unavailable = A jelszavát tároló kiszolgáló most nem érhető el. Amit beírt, még itt van: várjon egy kicsit, majd nyomja meg újra a gombot. A linkje továbbra is működik.

done-title = Új jelszava be van állítva
done-lead = Most már bejelentkezhet { $brand }-fiókjába az új jelszóval. Ezt az oldalt bezárhatja.
done-signed-out = Ha valahol be volt jelentkezve, ott kijelentkeztettük.
done-mail = E-mailt is küldünk, amely megerősíti a módosítást.

not-me-title = Nem Ön kérte ezt?
not-me-lead = Akkor valaki más adta meg a címét az oldalunkon. Az illető nem tudja olvasni az Ön e-mailjeit, és jelszava nem változott.
not-me-effect = Az e-mailben lévő linket érvénytelenítheti. Ezután egy ideig nem küldünk új linket erre a címre, bárki kéri is. A szünet hossza: { $wait }.
not-me-button = Link érvénytelenítése
not-me-keep = Én voltam: új jelszó választása
not-me-done-title = A linket érvénytelenítettük
not-me-done-text = Jelszava nem változott, és nincs további teendője.
not-me-done-effect = Ennyi ideig nem küldünk új linket erre a címre: { $wait }. Ha előbb szüksége van rá, lépjen kapcsolatba velünk.

expired-title = Ez a link lejárt
expired-text = Fiókja védelmében a linkek csak korlátozott ideig működnek. Jelszava nem változott.
used-title = Ezt a linket már felhasználták
used-text = A postafiókjába küldött linkkel beállítottak egy jelszót, ezért minden link, amelyet kapott, érvényét vesztette.
used-you = Ha Ön volt az: jelentkezzen be az új jelszavával.
used-not-you = Ha nem Ön volt, vagy nem emlékszik a jelszóra: kérjen új linket.
unknown-title = Ez a link nem működik
unknown-text = Lehet, hogy hiányos. Nyissa meg újra az e-mailből, vagy másolja a teljes sort a böngészőbe. Ha régi, kérjen újat.
declined-title = Ezt a linket érvénytelenítették
declined-text = Valaki, aki olvassa az Ön e-mailjeit, jelezte nekünk, hogy nem ő kérte a linket. Jelszava nem változott. Ha újat szeretne választani, kérjen új linket.
ended-title = Ez a link már nem működik
ended-text = A fiók megváltozott, mióta a linket elküldtük, vagy a linket a fiók védelmében visszavontuk. Ha továbbra is új jelszót szeretne választani, kérjen új linket.
superseded-title = Ez a link már nem érvényes
superseded-text = Mióta elküldtük, valószínűleg máshol állítottak be jelszót. Ha továbbra is újat szeretne választani, új linket küldünk ugyanarra az e-mail-címre.
superseded-button = Új link küldése
limited-title = Kérjük, várjon egy kicsit
limited-text = Az Ön hálózatáról nagyon sok kérés érkezett. Semmi sem változott, és a kapott linkek továbbra is működnek. Várakozási idő: { $wait }.
protected-title = Ezt együtt kell megoldanunk
protected-text = Ennek a fióknak a jelszava nem állítható be ezen az oldalon. Lépjen kapcsolatba velünk, és beállítjuk Önnek. Semmi sem változott.
unconfirmed-title = Nem tudtuk megerősíteni az új jelszavát
unconfirmed-text = Lehet, hogy be lett állítva, lehet, hogy nem. Próbáljon meg bejelentkezni vele. Ha nem sikerül, kérjen új linket.
not-found-title = Nincs ilyen oldal
not-found-text = Lehet, hogy a cím el van gépelve.
cross-site-title = Próbálja újra innen
cross-site-text = Az Ön biztonsága érdekében ezt az űrlapot csak a saját oldalunkról fogadjuk el. Semmi sem változott. Nyissa meg újra az e-mailben lévő linket, vagy kezdje elölről.
bad-request-title = Nem érkezett meg minden
bad-request-text = Semmi sem változott. Lépjen vissza, és próbálja újra, vagy kezdje elölről.
unavailable-title = Hamarosan visszatérünk
unavailable-text = Kérését most nem tudjuk fogadni. Semmi sem változott, és a kapott linkek továbbra is működnek. Próbálja újra egy perc múlva.
internal-title = Nálunk történt hiba
internal-text = Sajnáljuk. Próbálja újra; ha ismét előfordul, lépjen kapcsolatba velünk, és adja meg ezt a számot:

button-new-link = Új link kérése
button-start = Kezdés elölről
button-retry = Újra
button-contact = Kapcsolat: { $brand }
