greeting = Dia duit,
greeting-name = Dia duit, { $name },
sent-to = Seoladh an ríomhphost seo chuig { $address } mar gheall ar do chuntas { $brand }.
link-copy = Nó cóipeáil an nasc seo isteach i do bhrabhsálaí:
link-lifetime = Oibríonn an nasc go dtí go n-úsáideann tú é. An bhailíocht is faide: { $lifetime }.

reset-subject = Athshocraigh do phasfhocal { $brand }
reset-preheader = Roghnaigh pasfhocal nua leis an nasc seo.
reset-title = Athshocraigh do phasfhocal
reset-text = D’iarr duine éigin, tusa is dócha, pasfhocal do chuntais { $brand } a athshocrú. Roghnaigh ceann nua anseo:
reset-button = Roghnaigh pasfhocal nua
reset-ignore = Murar iarr tú é seo, is féidir leat neamhaird a dhéanamh den ríomhphost seo: fanann do phasfhocal mar atá.
reset-not-me = Nó cuir an nasc ar ceal, ionas nach dtiocfaidh a thuilleadh ríomhphost go ceann tamaill:
reset-asked-time = Am an iarratais: { $time } (UTC)
reset-asked-address = Ón seoladh líonra: { $address }
reset-asked-browser = Le: { $browser }

invitation-subject = Do chuntas { $brand }: roghnaigh do phasfhocal
invitation-preheader = Tá do chuntas réidh. Roghnaigh pasfhocal leis an nasc seo.
invitation-title = Roghnaigh do phasfhocal
invitation-text = Tá cuntas { $brand } ann duit. Roghnaigh pasfhocal, agus is féidir leat tosú:
invitation-button = Roghnaigh do phasfhocal
invitation-ignore = Mura bhfuil a fhios agat cad atá i gceist, is féidir leat neamhaird a dhéanamh den ríomhphost seo: ní tharlaíonn aon rud gan tú.

changed-subject = Socraíodh pasfhocal nua do do chuntas { $brand }
changed-preheader = Más tusa a rinne, níl aon rud eile le déanamh.
changed-title = Tá do phasfhocal nua socraithe
changed-text = Socraíodh pasfhocal nua do do chuntas { $brand }. Am an athraithe: { $time } (UTC).
changed-you = Más tusa a rinne, níl aon rud eile le déanamh: logáil isteach leis an bpasfhocal nua.
changed-not-you-title = Nach tusa a rinne?
changed-not-you = Sa chás sin is féidir le duine eile do ríomhphost a léamh. Daingnigh do bhosca poist, athshocraigh do phasfhocal arís, agus inis dúinn:
