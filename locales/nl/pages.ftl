duration-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } seconden
}
duration-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
duration-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}

help-question = Hulp nodig?
help-site = Hulp van { $brand }
language-label = Taal
language-button = Wijzigen
error-title = Fout: { $title }

request-title = Wachtwoord opnieuw instellen
request-lead = Vul het e-mailadres van uw account bij { $brand } in. We sturen u een link om een nieuw wachtwoord te kiezen.
request-address = E-mailadres
request-button = Stuur mij een link
request-problem = Dit lijkt geen e-mailadres. Het hoort er zo uit te zien: { $example }.

request-once-more = Druk voor uw veiligheid nog een keer op de knop.
request-trap = Laat dit veld leeg
request-checking = Een ogenblik…
request-wait-title = Nog één stap
request-wait = Er komen nu veel automatische aanvragen binnen. Wacht even en druk dan op de knop, zodat we die van u kunnen herkennen. Wachttijd: { $wait }.
request-trapped = Iets in uw browser, bijvoorbeeld een extensie, heeft een verborgen veld ingevuld waaraan we automatische aanvragen herkennen. Dat veld is nu weg: wacht even en druk dan op de knop. Wachttijd: { $wait }.
request-not-checked = We konden niet vaststellen dat deze aanvraag van een mens komt. Probeer het opnieuw. Helpt dat niet, neem dan contact met ons op.

sent-title = Controleer uw e-mail
sent-lead = Als er een account is voor het ingevulde adres, is er een e-mail met een link onderweg. Die komt normaal binnen een minuut aan.
sent-from = Afzender
sent-lifetime = Geldigheid van de link
sent-missing-title = Nog geen e-mail?
sent-spam = Kijk in de map met ongewenste e-mail.
sent-address = Controleer of dit het adres is dat u bij { $brand } gebruikt. Voor uw veiligheid ziet deze pagina er voor elk adres hetzelfde uit.
sent-wait = Wachttijd voordat u het opnieuw kunt aanvragen: { $wait }. Alle links die u hebt gekregen, blijven werken.
sent-again = Opnieuw aanvragen

form-title = Kies een nieuw wachtwoord
form-title-first = Kies een wachtwoord
form-account = Voor het account
form-password = Nieuw wachtwoord
form-confirmation = Nieuw wachtwoord, nog een keer
form-rules = Minstens { $count } tekens, hoogstens 72. Een paar woorden achter elkaar zijn makkelijk te onthouden en moeilijk te raden.
form-signed-out = U wordt overal uitgelogd bij { $brand } en logt daarna in met het nieuwe wachtwoord.
form-button = Wachtwoord instellen
form-show = Toon
form-show-label = Toon wachtwoord
form-hide = Verberg
form-hide-label = Verberg wachtwoord

problem-empty = Vul eerst een nieuw wachtwoord in.
problem-mismatch = De twee wachtwoorden zijn niet gelijk. Vul ze allebei opnieuw in.
problem-characters = Dat wachtwoord bevat een teken dat niet te typen is, of dat niet is aangekomen zoals u het typte. Typ het opnieuw of kies een ander.
problem-short = Dit wachtwoord is te kort. Het moet minstens { $count } tekens hebben.
problem-long = Dit wachtwoord is te lang. De grens is 72 Latijnse letters of cijfers; andere letters en emoji tellen twee tot vier keer.
problem-long-count = Zo geteld komt uw wachtwoord op { $count }.
problem-breached = Dit wachtwoord is opgedoken in een datalek, dus anderen zullen het proberen. Kies een wachtwoord dat u nergens anders gebruikt.
problem-own = Dit wachtwoord bevat ‘{ $brand }’ of een deel van uw adres, en dat zouden anderen als eerste proberen. Kies iets anders.
problem-common = Dit is een van de meest gebruikte wachtwoorden en het eerste dat anderen zouden proberen. Kies een minder gangbaar wachtwoord.
problem-weak = Dit wachtwoord is te makkelijk te raden. Maak het langer, bijvoorbeeld met drie of vier woorden die niet bij elkaar horen.
weak-word = Eén los woord is snel geraden, ook als er letters zijn vervangen.
weak-name = Namen en woorden uit uw adres of uit ‘{ $brand }’ worden als eerste geraden.
weak-pattern = Toetsen naast elkaar en reeksen zoals ‘abc’ of ‘6543’ zijn snel geraden.
weak-repeat = Herhaalde tekens en woorden helpen weinig.
weak-date = Datums en jaartallen zijn snel geraden.
problem-wait = Er zijn te veel pogingen gedaan voor dit account. Uw wachtwoord is niet gewijzigd. Druk later opnieuw op de knop. Wachttijd: { $wait }.
problem-busy = Uw wachtwoord wordt op dit moment gewijzigd, misschien in een ander venster. Wacht een minuut en druk dan opnieuw op de knop.
problem-unavailable = De server die uw wachtwoord bewaart, is nu niet bereikbaar. Wat u hebt ingevuld, staat er nog: wacht even en druk dan opnieuw op de knop. Uw link blijft werken.

done-title = Uw nieuwe wachtwoord is ingesteld
done-lead = U kunt nu bij { $brand } inloggen met uw nieuwe wachtwoord. U kunt deze pagina sluiten.
done-signed-out = Als u ergens was ingelogd, bent u daar uitgelogd.
done-mail = We sturen u ook een e-mail die deze wijziging bevestigt.

not-me-title = Hebt u dit niet aangevraagd?
not-me-lead = Dan heeft iemand anders uw adres op onze pagina ingevuld. Die persoon kan uw e-mail niet lezen en uw wachtwoord is niet gewijzigd.
not-me-effect = U kunt de link uit die e-mail intrekken. We sturen dan een tijdje geen nieuwe links naar dit adres, wie er ook om vraagt. Tijd zonder nieuwe links: { $wait }.
not-me-button = Deze link intrekken
not-me-keep = Ik was het wel: nieuw wachtwoord kiezen
not-me-done-title = De link is ingetrokken
not-me-done-text = Uw wachtwoord is niet gewijzigd en u hoeft verder niets te doen.
not-me-done-effect = Tijd zonder nieuwe links naar dit adres: { $wait }. Hebt u er eerder een nodig, neem dan contact met ons op.

expired-title = Deze link is verlopen
expired-text = Om uw account te beschermen werken links maar een beperkte tijd. Uw wachtwoord is niet gewijzigd.
used-title = Deze link is al gebruikt
used-text = Met een link uit uw mailbox is een wachtwoord ingesteld. Daardoor zijn alle links die u had gekregen, vervallen.
used-you = Was u dat: log in met uw nieuwe wachtwoord.
used-not-you = Was u dat niet, of weet u het wachtwoord niet meer: vraag een nieuwe link aan.
unknown-title = Deze link werkt niet
unknown-text = Misschien is hij onvolledig. Open hem opnieuw vanuit de e-mail of kopieer de hele regel naar uw browser. Is het een oude link, vraag dan een nieuwe aan.
declined-title = Deze link is ingetrokken
declined-text = Iemand die uw e-mail leest, heeft ons laten weten er niet om te hebben gevraagd. Uw wachtwoord is niet gewijzigd. Wilt u een nieuw wachtwoord kiezen, vraag dan een nieuwe link aan.
ended-title = Deze link werkt niet meer
ended-text = Het account is gewijzigd sinds we deze link stuurden, of de link is ingetrokken om het account te beschermen. Wilt u nog steeds een nieuw wachtwoord kiezen, vraag dan een nieuwe link aan.
superseded-title = Deze link is niet meer geldig
superseded-text = Sinds we hem stuurden, is er waarschijnlijk ergens anders een wachtwoord ingesteld. Wilt u nog steeds een nieuw wachtwoord kiezen, dan sturen we een nieuwe link naar hetzelfde e-mailadres.
superseded-button = Stuur mij een nieuwe link
limited-title = Nog even geduld
limited-text = Er zijn heel veel aanvragen van uw netwerk gekomen. Er is niets gewijzigd en links die u hebt gekregen, blijven werken. Wachttijd: { $wait }.
protected-title = Dit moeten we samen doen
protected-text = Op deze pagina kan voor dit account geen wachtwoord worden ingesteld. Neem contact met ons op: wij regelen het voor u. Er is niets gewijzigd.
unconfirmed-title = We konden uw nieuwe wachtwoord niet bevestigen
unconfirmed-text = Misschien is het ingesteld, misschien niet. Probeer ermee in te loggen. Lukt dat niet, vraag dan een nieuwe link aan.
not-found-title = Deze pagina bestaat niet
not-found-text = Misschien is het adres verkeerd getypt.
cross-site-title = Probeer het opnieuw vanaf hier
cross-site-text = Voor uw veiligheid nemen we dit formulier alleen aan vanaf onze eigen pagina. Er is niets gewijzigd. Open de link uit uw e-mail opnieuw of begin opnieuw.
bad-request-title = Dat is niet volledig aangekomen
bad-request-text = Er is niets gewijzigd. Ga terug en probeer het opnieuw, of begin opnieuw.
unavailable-title = We zijn zo terug
unavailable-text = We kunnen uw aanvraag nu niet aannemen. Er is niets gewijzigd en links die u hebt gekregen, blijven werken. Probeer het over een minuut opnieuw.
internal-title = Er ging bij ons iets mis
internal-text = Dat spijt ons. Probeer het opnieuw; gebeurt het nog een keer, neem dan contact met ons op en noem dit nummer:

button-new-link = Nieuwe link aanvragen
button-start = Opnieuw beginnen
button-retry = Opnieuw proberen
button-contact = Contact met { $brand }
