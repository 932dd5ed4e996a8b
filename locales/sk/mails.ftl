greeting = Dobrý deň,
greeting-name = Dobrý deň, { $name },
sent-to = Túto správu sme poslali na adresu { $address } kvôli vášmu účtu { $brand }.
link-copy = Alebo skopírujte tento odkaz do prehliadača:
link-lifetime = Odkaz funguje, kým ho nepoužijete. Najdlhšia platnosť: { $lifetime }.

reset-subject = Obnovte si heslo k účtu { $brand }
reset-preheader = Zvoľte si týmto odkazom nové heslo.
reset-title = Obnovte si heslo
reset-text = Niekto, pravdepodobne vy, požiadal o obnovenie hesla k vášmu účtu { $brand }. Nové si zvolíte tu:
reset-button = Zvoliť nové heslo
reset-ignore = Ak ste o to nežiadali, správu ignorujte: vaše heslo zostáva rovnaké.
reset-not-me = Alebo odkaz zrušte, aby istý čas neprichádzali ďalšie správy:
reset-asked-time = Čas žiadosti: { $time } (UTC)
reset-asked-address = Zo sieťovej adresy: { $address }
reset-asked-browser = Prehliadač: { $browser }

invitation-subject = Váš účet { $brand }: zvoľte si heslo
invitation-preheader = Váš účet je pripravený. Zvoľte si týmto odkazom heslo.
invitation-title = Zvoľte si heslo
invitation-text = Máte pripravený účet { $brand }. Zvoľte si heslo a môžete začať:
invitation-button = Zvoliť heslo
invitation-ignore = Ak neviete, o čo ide, správu ignorujte: bez vás sa nič nestane.

changed-subject = K účtu { $brand } bolo nastavené nové heslo
changed-preheader = Ak ste to boli vy, netreba robiť nič ďalšie.
changed-title = Nové heslo je nastavené
changed-text = K vášmu účtu { $brand } bolo nastavené nové heslo. Čas zmeny: { $time } (UTC).
changed-you = Ak ste to boli vy, netreba robiť nič ďalšie: prihláste sa novým heslom.
changed-not-you-title = Neboli ste to vy?
changed-not-you = Potom môže vašu poštu čítať niekto iný. Zabezpečte svoju schránku, obnovte heslo ešte raz a dajte nám vedieť:
