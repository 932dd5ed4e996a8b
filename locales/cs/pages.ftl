duration-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekundy
   *[other] { $count } sekund
}
duration-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minuty
    [many] { $count } minuty
   *[other] { $count } minut
}
duration-hours = { $count ->
    [one] { $count } hodina
    [few] { $count } hodiny
    [many] { $count } hodiny
   *[other] { $count } hodin
}
duration-days = { $count ->
    [one] { $count } den
    [few] { $count } dny
    [many] { $count } dne
   *[other] { $count } dní
}

help-question = Potřebujete pomoc?
help-site = Podpora { $brand }
language-label = Jazyk
language-button = Změnit
error-title = Chyba: { $title }

request-title = Obnovení hesla
request-lead = Zadejte e-mailovou adresu svého účtu { $brand } a my vám pošleme odkaz, kterým si zvolíte nové heslo.
request-address = E-mailová adresa
request-button = Poslat odkaz
request-problem = Tohle nevypadá jako e-mailová adresa. Měla by vypadat takto: { $example }.

request-once-more = Kvůli vaší bezpečnosti stiskněte prosím tlačítko ještě jednou.
request-trap = Toto pole nechte prázdné
request-checking = Okamžik…
request-wait-title = Ještě jeden krok
request-wait = Právě přichází mnoho automatických žádostí. Abychom mezi nimi poznali tu vaši, chvíli prosím počkejte a pak stiskněte tlačítko. Doba čekání: { $wait }.
request-trapped = Něco ve vašem prohlížeči, například rozšíření, vyplnilo skryté pole, podle kterého poznáváme automatické žádosti. To pole tu už není: chvíli prosím počkejte a pak stiskněte tlačítko. Doba čekání: { $wait }.
request-not-checked = Nepodařilo se nám ověřit, že žádost posílá člověk. Zkuste to prosím znovu. Pokud to nepomůže, kontaktujte nás.

sent-title = Zkontrolujte si poštu
sent-lead = Pokud k zadané adrese existuje účet, je zpráva s odkazem na cestě. Měla by dorazit do minuty.
sent-from = Odesílatel
sent-lifetime = Platnost odkazu
sent-missing-title = Zpráva nedorazila?
sent-spam = Podívejte se do složky se spamem.
sent-address = Ověřte, že jde o adresu, kterou používáte u účtu { $brand }. Kvůli vaší bezpečnosti vypadá tato stránka pro každou adresu stejně.
sent-wait = Doba, než budete moci požádat znovu: { $wait }. Všechny odkazy, které jste dostali, dál fungují.
sent-again = Požádat znovu

form-title = Zvolte si nové heslo
form-title-first = Zvolte si heslo
form-account = Pro účet
form-password = Nové heslo
form-confirmation = Nové heslo ještě jednou
form-rules = { $count ->
    [few] Nejméně { $count } znaky, nejvýše 72. Několik slov za sebou se snadno pamatuje a těžko uhodne.
   *[other] Nejméně { $count } znaků, nejvýše 72. Několik slov za sebou se snadno pamatuje a těžko uhodne.
}
form-signed-out = Všude vás z účtu { $brand } odhlásíme a znovu se přihlásíte novým heslem.
form-button = Nastavit heslo
form-show = Zobrazit
form-show-label = Zobrazit heslo
form-hide = Skrýt
form-hide-label = Skrýt heslo

problem-empty = Nejprve zadejte nové heslo.
problem-mismatch = Hesla se neshodují. Zadejte obě znovu.
problem-characters = Toto heslo obsahuje znak, který nelze napsat nebo který nedorazil tak, jak jste ho napsali. Napište heslo znovu, nebo zvolte jiné.
problem-short = { $count ->
    [few] Heslo je příliš krátké. Potřebuje nejméně { $count } znaky.
   *[other] Heslo je příliš krátké. Potřebuje nejméně { $count } znaků.
}
problem-long = Heslo je příliš dlouhé. Limit je 72 písmen latinky nebo číslic; jiná písmena a emoji se počítají dvakrát až čtyřikrát.
problem-long-count = Takto počítáno má to vaše délku { $count }.
problem-breached = Toto heslo se objevilo v uniklých datech, takže ho budou ostatní zkoušet. Zvolte si takové, které nikde jinde nepoužíváte.
problem-own = Heslo obsahuje „{ $brand }“ nebo část vaší adresy, a to by ostatní zkusili jako první. Zvolte si něco jiného.
problem-common = Je to jedno z nejpoužívanějších hesel a ostatní by ho zkusili jako první. Zvolte si méně běžné.
problem-weak = Heslo lze příliš snadno uhodnout. Prodlužte ho, například na tři nebo čtyři slova, která spolu nesouvisejí.
weak-word = Jediné slovo se uhodne rychle, i když v něm vyměníte několik písmen.
weak-name = Jména a slova z vaší adresy nebo z „{ $brand }“ se hádají jako první.
weak-pattern = Sousední klávesy a řady jako „abc“ nebo „6543“ se uhodnou rychle.
weak-repeat = Opakované znaky a slova příliš nepomohou.
weak-date = Data a letopočty se uhodnou rychle.
problem-wait = U tohoto účtu bylo příliš mnoho pokusů. Vaše heslo se nezměnilo. Stiskněte tlačítko znovu později. Doba čekání: { $wait }.
problem-busy = Vaše heslo se právě mění, možná v jiném okně. Počkejte minutu a stiskněte tlačítko znovu.
problem-unavailable = Server, který uchovává vaše heslo, je teď nedostupný. Co jste zadali, tu zůstalo: chvíli počkejte a stiskněte tlačítko znovu. Váš odkaz dál funguje.

done-title = Nové heslo je nastaveno
done-lead = Nyní se můžete k účtu { $brand } přihlásit novým heslem. Tuto stránku můžete zavřít.
done-signed-out = Pokud jste byli někde přihlášeni, byli jste tam odhlášeni.
done-mail = Pošleme vám také zprávu, která změnu potvrdí.

not-me-title = O tohle jste nežádali?
not-me-lead = Pak vaši adresu na naší stránce zadal někdo jiný. Vaši poštu číst nemůže a vaše heslo se nezměnilo.
not-me-effect = Odkaz z té zprávy můžete zrušit. Na tuto adresu pak nějakou dobu nebudeme posílat nové odkazy, ať o ně požádá kdokoli. Doba bez nových odkazů: { $wait }.
not-me-button = Zrušit tento odkaz
not-me-keep = Žádost byla moje: zvolit nové heslo
not-me-done-title = Odkaz byl zrušen
not-me-done-text = Vaše heslo se nezměnilo a není třeba nic dalšího dělat.
not-me-done-effect = Doba, po kterou na tuto adresu nepošleme nový odkaz: { $wait }. Pokud ho budete potřebovat dřív, kontaktujte nás.

expired-title = Platnost odkazu vypršela
expired-text = Kvůli ochraně účtu fungují odkazy jen omezenou dobu. Vaše heslo se nezměnilo.
used-title = Tento odkaz už byl použit
used-text = Odkazem z vaší schránky bylo nastaveno heslo, takže všechny odkazy, které jste dostali, skončily.
used-you = Pokud jste to byli vy: přihlaste se novým heslem.
used-not-you = Pokud jste to nebyli vy nebo si heslo nepamatujete: požádejte o nový odkaz.
unknown-title = Tento odkaz nefunguje
unknown-text = Možná není úplný. Otevřete ho ze zprávy znovu nebo zkopírujte celý řádek do prohlížeče. Je-li starý, požádejte o nový.
declined-title = Tento odkaz byl zrušen
declined-text = Někdo, kdo čte vaši poštu, nám sdělil, že o něj nežádal. Vaše heslo se nezměnilo. Pokud si chcete zvolit nové, požádejte o nový odkaz.
ended-title = Tento odkaz už nefunguje
ended-text = Účet se od odeslání odkazu změnil, nebo byl odkaz kvůli ochraně účtu zrušen. Pokud si stále chcete zvolit nové heslo, požádejte o nový odkaz.
superseded-title = Platnost tohoto odkazu skončila
superseded-text = Od jeho odeslání bylo heslo pravděpodobně nastaveno jinde. Pokud si stále chcete zvolit nové, pošleme nový odkaz na stejnou e-mailovou adresu.
superseded-button = Poslat nový odkaz
limited-title = Počkejte prosím chvíli
limited-text = Z vaší sítě přišlo velmi mnoho žádostí. Nic se nezměnilo a odkazy, které jste dostali, dál fungují. Doba čekání: { $wait }.
protected-title = Tohle musíme vyřešit společně
protected-text = Heslo k tomuto účtu nelze nastavit na této stránce. Kontaktujte nás a nastavíme ho za vás. Nic se nezměnilo.
unconfirmed-title = Nové heslo se nám nepodařilo potvrdit
unconfirmed-text = Možná bylo nastaveno, možná ne. Zkuste se jím přihlásit. Pokud to nepůjde, požádejte o nový odkaz.
not-found-title = Taková stránka neexistuje
not-found-text = Možná je v adrese překlep.
cross-site-title = Zkuste to prosím znovu odtud
cross-site-text = Kvůli vaší bezpečnosti přijímáme tento formulář jen z naší vlastní stránky. Nic se nezměnilo. Otevřete znovu odkaz ze zprávy, nebo začněte znovu.
bad-request-title = Nedorazilo to celé
bad-request-text = Nic se nezměnilo. Vraťte se a zkuste to znovu, nebo začněte znovu.
unavailable-title = Za chvíli jsme zpět
unavailable-text = Vaši žádost teď nemůžeme přijmout. Nic se nezměnilo a odkazy, které jste dostali, dál fungují. Zkuste to znovu za minutu.
internal-title = Na naší straně se něco pokazilo
internal-text = Omlouváme se. Zkuste to znovu; pokud se to zopakuje, kontaktujte nás a uveďte toto číslo:

button-new-link = Požádat o nový odkaz
button-start = Začít znovu
button-retry = Zkusit znovu
button-contact = Kontakt: { $brand }
