greeting = Halló,
greeting-name = Halló { $name },
sent-to = Þessi póstur var sendur á { $address } vegna reikningsins þíns hjá { $brand }.
link-copy = Eða afritaðu þennan tengil í vafrann:
link-lifetime = Tengillinn virkar þar til þú hefur notað hann. Lengsti gildistími: { $lifetime }.

reset-subject = Endurstilltu lykilorðið þitt hjá { $brand }
reset-preheader = Veldu nýtt lykilorð með þessum tengli.
reset-title = Endurstilltu lykilorðið þitt
reset-text = Einhver, líklega þú, bað um að endurstilla lykilorð reikningsins þíns hjá { $brand }. Veldu nýtt hér:
reset-button = Velja nýtt lykilorð
reset-ignore = Ef þú baðst ekki um þetta máttu hunsa þennan póst: lykilorðið þitt helst óbreytt.
reset-not-me = Eða ógiltu tengilinn, svo að ekki berist meiri póstur um tíma:
reset-asked-time = Tími beiðni: { $time } (UTC)
reset-asked-address = Frá IP-tölu: { $address }
reset-asked-browser = Með: { $browser }

invitation-subject = Reikningurinn þinn hjá { $brand }: veldu lykilorð
invitation-preheader = Reikningurinn þinn er tilbúinn. Veldu lykilorð með þessum tengli.
invitation-title = Veldu lykilorð
invitation-text = Það er til reikningur fyrir þig hjá { $brand }. Veldu lykilorð og þá geturðu byrjað:
invitation-button = Velja lykilorð
invitation-ignore = Ef þú veist ekki um hvað þetta snýst máttu hunsa þennan póst: ekkert gerist án þín.

changed-subject = Nýtt lykilorð er komið á reikninginn þinn hjá { $brand }
changed-preheader = Ef það varst þú þarftu ekkert að gera frekar.
changed-title = Nýja lykilorðið þitt er komið
changed-text = Nýtt lykilorð var valið fyrir reikninginn þinn hjá { $brand }. Tími breytingar: { $time } (UTC).
changed-you = Ef það varst þú þarftu ekkert að gera frekar: skráðu þig inn með nýja lykilorðinu.
changed-not-you-title = Varst það ekki þú?
changed-not-you = Þá getur einhver annar lesið póstinn þinn. Tryggðu pósthólfið þitt, endurstilltu lykilorðið aftur og láttu okkur vita:
