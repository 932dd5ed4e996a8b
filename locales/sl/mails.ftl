greeting = Pozdravljeni,
greeting-name = Pozdravljeni, { $name },
sent-to = To sporočilo je bilo poslano na { $address } zaradi vašega računa { $brand }.
link-copy = Ali kopirajte to povezavo v brskalnik:
link-lifetime = Povezava deluje, dokler je ne uporabite. Najdaljša veljavnost: { $lifetime }.

reset-subject = Ponastavite geslo za { $brand }
reset-preheader = S to povezavo izberite novo geslo.
reset-title = Ponastavite geslo
reset-text = Nekdo, verjetno vi, je zahteval ponastavitev gesla vašega računa { $brand }. Novo izberite tukaj:
reset-button = Izberite novo geslo
reset-ignore = Če tega niste zahtevali, lahko to sporočilo prezrete: vaše geslo ostane enako.
reset-not-me = Ali pa povezavo prekličite, da nekaj časa ne bo novih sporočil:
reset-asked-time = Čas zahteve: { $time } (UTC)
reset-asked-address = Z omrežnega naslova: { $address }
reset-asked-browser = Brskalnik: { $browser }

invitation-subject = Vaš račun { $brand }: izberite geslo
invitation-preheader = Vaš račun je pripravljen. S to povezavo izberite geslo.
invitation-title = Izberite geslo
invitation-text = Za vas je pripravljen račun { $brand }. Izberite geslo in lahko začnete:
invitation-button = Izberite geslo
invitation-ignore = Če ne veste, za kaj gre, lahko to sporočilo prezrete: brez vas se nič ne zgodi.

changed-subject = Za vaš račun { $brand } je nastavljeno novo geslo
changed-preheader = Če ste bili to vi, vam ni treba storiti ničesar več.
changed-title = Novo geslo je nastavljeno
changed-text = Za vaš račun { $brand } je bilo nastavljeno novo geslo. Čas spremembe: { $time } (UTC).
changed-you = Če ste bili to vi, vam ni treba storiti ničesar več: prijavite se z novim geslom.
changed-not-you-title = To niste bili vi?
changed-not-you = Potem lahko vašo pošto bere nekdo drug. Zavarujte svoj nabiralnik, znova ponastavite geslo in nam sporočite:
