greeting = Üdvözöljük!
greeting-name = Üdvözöljük, { $name }!
sent-to = Ezt az e-mailt { $brand }-fiókja miatt küldtük a következő címre: { $address }.
link-copy = Vagy másolja ezt a linket a böngészőbe:
link-lifetime = A link addig működik, amíg fel nem használja. Leghosszabb érvényesség: { $lifetime }.

reset-subject = Állítsa vissza { $brand }-jelszavát
reset-preheader = Válasszon új jelszót ezzel a linkkel.
reset-title = Állítsa vissza jelszavát
reset-text = Valaki, valószínűleg Ön, kérte { $brand }-fiókja jelszavának visszaállítását. Itt választhat újat:
reset-button = Új jelszó választása
reset-ignore = Ha nem Ön kérte, hagyja figyelmen kívül ezt az e-mailt: jelszava változatlan marad.
reset-not-me = Vagy érvénytelenítse a linket, hogy egy ideig ne jöjjön több e-mail:
reset-asked-time = A kérés időpontja: { $time } (UTC)
reset-asked-address = Hálózati cím: { $address }
reset-asked-browser = Böngésző: { $browser }

invitation-subject = { $brand }-fiókja: válasszon jelszót
invitation-preheader = Fiókja elkészült. Válasszon jelszót ezzel a linkkel.
invitation-title = Válasszon jelszót
invitation-text = Elkészült az Ön { $brand }-fiókja. Válasszon jelszót, és máris kezdheti:
invitation-button = Jelszó választása
invitation-ignore = Ha nem tudja, miről van szó, hagyja figyelmen kívül ezt az e-mailt: Ön nélkül semmi sem történik.

changed-subject = Új jelszó lett beállítva { $brand }-fiókjához
changed-preheader = Ha Ön volt az, nincs további teendője.
changed-title = Új jelszava be van állítva
changed-text = Új jelszó lett beállítva { $brand }-fiókjához. A módosítás időpontja: { $time } (UTC).
changed-you = Ha Ön volt az, nincs további teendője: jelentkezzen be az új jelszóval.
changed-not-you-title = Nem Ön volt?
changed-not-you = Akkor valaki más is olvashatja az e-mailjeit. Tegye biztonságossá postafiókját, állítsa vissza újra a jelszavát, és értesítsen minket:
