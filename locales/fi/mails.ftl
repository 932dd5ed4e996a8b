greeting = Hei!
greeting-name = Hei { $name }!
sent-to = Tämä viesti lähetettiin osoitteeseen { $address } { $brand }-tilisi vuoksi.
link-copy = Tai kopioi tämä linkki selaimeesi:
link-lifetime = Linkki toimii, kunnes olet käyttänyt sitä. Enimmäisaika: { $lifetime }.

reset-subject = Palauta { $brand }-tilisi salasana
reset-preheader = Valitse uusi salasana tällä linkillä.
reset-title = Palauta salasana
reset-text = Joku, luultavasti sinä, on pyytänyt palauttamaan { $brand }-tilisi salasanan. Valitse uusi tästä:
reset-button = Valitse uusi salasana
reset-ignore = Jos et pyytänyt tätä, voit jättää viestin huomiotta: salasanasi pysyy ennallaan.
reset-not-me = Tai mitätöi linkki, niin viestejä ei tule vähään aikaan lisää:
reset-asked-time = Pyynnön ajankohta: { $time } (UTC)
reset-asked-address = IP-osoitteesta: { $address }
reset-asked-browser = Selain: { $browser }

invitation-subject = { $brand }-tilisi: valitse salasana
invitation-preheader = Tilisi on valmis. Valitse salasana tällä linkillä.
invitation-title = Valitse salasana
invitation-text = Sinulle on { $brand }-tili. Valitse salasana, niin voit aloittaa:
invitation-button = Valitse salasana
invitation-ignore = Jos et tiedä, mistä on kyse, voit jättää viestin huomiotta: mitään ei tapahdu ilman sinua.

changed-subject = { $brand }-tilillesi asetettiin uusi salasana
changed-preheader = Jos se olit sinä, sinun ei tarvitse tehdä muuta.
changed-title = Uusi salasanasi on tallennettu
changed-text = { $brand }-tilillesi asetettiin uusi salasana. Muutoksen ajankohta: { $time } (UTC).
changed-you = Jos se olit sinä, sinun ei tarvitse tehdä muuta: kirjaudu uudella salasanalla.
changed-not-you-title = Etkö se ollut sinä?
changed-not-you = Silloin joku muu voi lukea sähköpostiasi. Suojaa sähköpostisi, palauta salasana uudelleen ja kerro siitä meille:
