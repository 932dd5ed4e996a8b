greeting = Bonġu,
greeting-name = Bonġu { $name },
sent-to = Din l-email intbagħtet lil { $address } minħabba l-kont tiegħek ma’ { $brand }.
link-copy = Jew ikkopja dan il-link fil-browser tiegħek:
link-lifetime = Il-link jaħdem sakemm tużah. L-itwal validità: { $lifetime }.

reset-subject = Irrisettja l-password tiegħek ta’ { $brand }
reset-preheader = Agħżel password ġdida b’dan il-link.
reset-title = Irrisettja l-password tiegħek
reset-text = Xi ħadd, x’aktarx int, talab li tiġi rrisettjata l-password tal-kont tiegħek ma’ { $brand }. Agħżel waħda ġdida hawn:
reset-button = Agħżel password ġdida
reset-ignore = Jekk ma tlabtx dan, tista’ tinjora din l-email: il-password tiegħek tibqa’ kif inhi.
reset-not-me = Jew ikkanċella l-link, biex għal xi żmien ma jaslulekx aktar emails:
reset-asked-time = Ħin tat-talba: { $time } (UTC)
reset-asked-address = Mill-indirizz tan-network: { $address }
reset-asked-browser = Browser: { $browser }

invitation-subject = Il-kont tiegħek ma’ { $brand }: agħżel il-password
invitation-preheader = Il-kont tiegħek huwa lest. Agħżel password b’dan il-link.
invitation-title = Agħżel il-password tiegħek
invitation-text = Hemm kont għalik ma’ { $brand }. Agħżel password, u tista’ tibda:
invitation-button = Agħżel password
invitation-ignore = Jekk ma tafx dwar xiex inhu dan, tista’ tinjora din l-email: xejn ma jiġri mingħajrek.

changed-subject = Password ġdida għall-kont tiegħek ma’ { $brand }
changed-preheader = Jekk kont int, m’hemm xejn aktar x’tagħmel.
changed-title = Il-password il-ġdida tiegħek hija ssettjata
changed-text = Ġiet issettjata password ġdida għall-kont tiegħek ma’ { $brand }. Ħin tal-bidla: { $time } (UTC).
changed-you = Jekk kont int, m’hemm xejn aktar x’tagħmel: idħol bil-password il-ġdida.
changed-not-you-title = Ma kontx int?
changed-not-you = Mela xi ħadd ieħor jista’ jaqra l-email tiegħek. Assigura l-kaxxa postali tiegħek, erġa’ rrisettja l-password, u għarrafna:
