duration-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekundy
   *[other] { $count } sekúnd
}
duration-minutes = { $count ->
    [one] { $count } minúta
    [few] { $count } minúty
    [many] { $count } minúty
   *[other] { $count } minút
}
duration-hours = { $count ->
    [one] { $count } hodina
    [few] { $count } hodiny
    [many] { $count } hodiny
   *[other] { $count } hodín
}
duration-days = { $count ->
    [one] { $count } deň
    [few] { $count } dni
    [many] { $count } dňa
   *[other] { $count } dní
}

help-question = Potrebujete pomoc?
help-site = Podpora { $brand }
language-label = Jazyk
language-button = Zmeniť
error-title = Chyba: { $title }

request-title = Obnovenie hesla
request-lead = Zadajte e-mailovú adresu svojho účtu { $brand } a my vám pošleme odkaz, ktorým si zvolíte nové heslo.
request-address = E-mailová adresa
request-button = Poslať odkaz
request-problem = Toto nevyzerá ako e-mailová adresa. Mala by vyzerať takto: { $example }.

request-once-more = Kvôli vašej bezpečnosti stlačte, prosím, tlačidlo ešte raz.
request-trap = Toto pole nechajte prázdne
request-checking = Chvíľku…
request-wait-title = Ešte jeden krok
request-wait = Práve k nám prichádza veľa automatických žiadostí. Aby sme rozoznali tú vašu, chvíľu počkajte a potom stlačte tlačidlo. Čas čakania: { $wait }.
request-trapped = Niečo vo vašom prehliadači, napríklad rozšírenie, vyplnilo skryté pole, podľa ktorého rozoznávame automatické žiadosti. To pole tu už nie je: chvíľu počkajte a potom stlačte tlačidlo. Čas čakania: { $wait }.
request-not-checked = Nepodarilo sa nám overiť, že túto žiadosť posiela človek. Skúste to znova. Ak to nepomôže, kontaktujte nás.

sent-title = Skontrolujte si poštu
sent-lead = Ak k zadanej adrese existuje účet, správa s odkazom je na ceste. Mala by prísť do minúty.
sent-from = Odosielateľ
sent-lifetime = Platnosť odkazu
sent-missing-title = Správa neprišla?
sent-spam = Pozrite sa do priečinka so spamom.
sent-address = Overte, či ide o adresu, ktorú používate pri účte { $brand }. Kvôli vašej bezpečnosti vyzerá táto stránka pre každú adresu rovnako.
sent-wait = Čas, kým budete môcť požiadať znova: { $wait }. Všetky odkazy, ktoré ste dostali, fungujú ďalej.
sent-again = Požiadať znova

form-title = Zvoľte si nové heslo
form-title-first = Zvoľte si heslo
form-account = Pre účet
form-password = Nové heslo
form-confirmation = Nové heslo ešte raz
form-rules = { $count ->
    [few] Najmenej { $count } znaky, najviac 72. Niekoľko slov za sebou sa ľahko pamätá a ťažko uhádne.
   *[other] Najmenej { $count } znakov, najviac 72. Niekoľko slov za sebou sa ľahko pamätá a ťažko uhádne.
}
form-signed-out = Všade vás z účtu { $brand } odhlásime a znova sa prihlásite novým heslom.
form-button = Nastaviť heslo
form-show = Zobraziť
form-show-label = Zobraziť heslo
form-hide = Skryť
form-hide-label = Skryť heslo

problem-empty = Najprv zadajte nové heslo.
problem-mismatch = Heslá sa nezhodujú. Zadajte obe znova.
problem-characters = Toto heslo obsahuje znak, ktorý sa nedá napísať alebo ktorý neprišiel tak, ako ste ho napísali. Napíšte heslo znova alebo zvoľte iné.
problem-short = { $count ->
    [few] Heslo je príliš krátke. Potrebuje najmenej { $count } znaky.
   *[other] Heslo je príliš krátke. Potrebuje najmenej { $count } znakov.
}
problem-long = Heslo je príliš dlhé. Limit je 72 písmen latinky alebo číslic; iné písmená a emoji sa počítajú dvakrát až štyrikrát.
problem-long-count = Pri takomto počítaní má vaše heslo dĺžku { $count }.
problem-breached = Toto heslo sa objavilo v úniku dát, takže ho iní vyskúšajú. Zvoľte si také, ktoré nepoužívate nikde inde.
problem-own = Heslo obsahuje „{ $brand }“ alebo časť vašej adresy a to by iní skúsili ako prvé. Zvoľte si niečo iné.
problem-common = Je to jedno z najpoužívanejších hesiel a iní by ho skúsili ako prvé. Zvoľte si menej bežné.
problem-weak = Heslo sa dá príliš ľahko uhádnuť. Predĺžte ho, napríklad na tri alebo štyri slová, ktoré spolu nesúvisia.
weak-word = Jediné slovo sa uhádne rýchlo, aj keď v ňom vymeníte niekoľko písmen.
weak-name = Mená a slová z vašej adresy alebo z „{ $brand }“ sa hádajú ako prvé.
weak-pattern = Susedné klávesy a rady ako „abc“ alebo „6543“ sa uhádnu rýchlo.
weak-repeat = Opakované znaky a slová veľmi nepomôžu.
weak-date = Dátumy a letopočty sa uhádnu rýchlo.
problem-wait = Pri tomto účte bolo príliš veľa pokusov. Vaše heslo sa nezmenilo. Stlačte tlačidlo znova neskôr. Čas čakania: { $wait }.
problem-busy = Vaše heslo sa práve mení, možno v inom okne. Počkajte minútu a stlačte tlačidlo znova.
problem-unavailable = Server, ktorý uchováva vaše heslo, je teraz nedostupný. Čo ste zadali, tu zostalo: chvíľu počkajte a stlačte tlačidlo znova. Váš odkaz funguje ďalej.

done-title = Nové heslo je nastavené
done-lead = Teraz sa môžete k účtu { $brand } prihlásiť novým heslom. Túto stránku môžete zavrieť.
done-signed-out = Ak ste boli niekde prihlásení, boli ste tam odhlásení.
done-mail = Pošleme vám aj správu, ktorá zmenu potvrdí.

not-me-title = Nežiadali ste o to?
not-me-lead = Potom vašu adresu na našej stránke zadal niekto iný. Vašu poštu čítať nemôže a vaše heslo sa nezmenilo.
not-me-effect = Odkaz z tej správy môžete zrušiť. Na túto adresu potom istý čas nebudeme posielať nové odkazy, nech o ne požiada ktokoľvek. Čas bez nových odkazov: { $wait }.
not-me-button = Zrušiť tento odkaz
not-me-keep = Je to moja žiadosť: zvoliť nové heslo
not-me-done-title = Odkaz je zrušený
not-me-done-text = Vaše heslo sa nezmenilo a netreba robiť nič ďalšie.
not-me-done-effect = Čas bez nových odkazov pre túto adresu: { $wait }. Ak budete nejaký potrebovať skôr, kontaktujte nás.

expired-title = Platnosť odkazu vypršala
expired-text = Na ochranu účtu fungujú odkazy len obmedzený čas. Vaše heslo sa nezmenilo.
used-title = Tento odkaz už bol použitý
used-text = Odkazom z vašej schránky bolo nastavené heslo, takže všetky odkazy, ktoré ste dostali, skončili.
used-you = Ak ste to boli vy: prihláste sa novým heslom.
used-not-you = Ak ste to neboli vy alebo si heslo nepamätáte: požiadajte o nový odkaz.
unknown-title = Tento odkaz nefunguje
unknown-text = Možno nie je úplný. Otvorte ho zo správy znova alebo skopírujte celý riadok do prehliadača. Ak je starý, požiadajte o nový.
declined-title = Tento odkaz bol zrušený
declined-text = Niekto, kto číta vašu poštu, nám oznámil, že oň nežiadal. Vaše heslo sa nezmenilo. Ak si chcete zvoliť nové, požiadajte o nový odkaz.
ended-title = Tento odkaz už nefunguje
ended-text = Účet sa od odoslania odkazu zmenil alebo bol odkaz na ochranu účtu stiahnutý. Ak si stále chcete zvoliť nové heslo, požiadajte o nový odkaz.
superseded-title = Platnosť tohto odkazu sa skončila
superseded-text = Od jeho odoslania bolo heslo pravdepodobne nastavené inde. Ak si stále chcete zvoliť nové, pošleme nový odkaz na rovnakú e-mailovú adresu.
superseded-button = Poslať nový odkaz
limited-title = Chvíľu počkajte, prosím
limited-text = Z vašej siete prišlo veľmi veľa žiadostí. Nič sa nezmenilo a odkazy, ktoré ste dostali, fungujú ďalej. Čas čakania: { $wait }.
protected-title = Toto musíme vyriešiť spolu
protected-text = Heslo k tomuto účtu sa nedá nastaviť na tejto stránke. Kontaktujte nás a nastavíme ho za vás. Nič sa nezmenilo.
unconfirmed-title = Nové heslo sa nám nepodarilo potvrdiť
unconfirmed-text = Možno bolo nastavené, možno nie. Skúste sa ním prihlásiť. Ak to nepôjde, požiadajte o nový odkaz.
not-found-title = Taká stránka neexistuje
not-found-text = Možno je v adrese preklep.
cross-site-title = Skúste to znova odtiaľto
cross-site-text = Kvôli vašej bezpečnosti prijímame tento formulár len z našej vlastnej stránky. Nič sa nezmenilo. Otvorte znova odkaz zo správy alebo začnite odznova.
bad-request-title = Neprišlo to celé
bad-request-text = Nič sa nezmenilo. Vráťte sa a skúste to znova alebo začnite odznova.
unavailable-title = O chvíľu sme späť
unavailable-text = Vašu žiadosť teraz nemôžeme prijať. Nič sa nezmenilo a odkazy, ktoré ste dostali, fungujú ďalej. Skúste to znova o minútu.
internal-title = Na našej strane sa niečo pokazilo
internal-text = Ospravedlňujeme sa. Skúste to znova; ak sa to zopakuje, kontaktujte nás a uveďte toto číslo:

button-new-link = Požiadať o nový odkaz
button-start = Začať odznova
button-retry = Skúsiť znova
button-contact = Kontakt: { $brand }
