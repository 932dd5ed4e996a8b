duration-seconds = { $count ->
    [one] { $count } sekund
   *[other] { $count } sekunder
}
duration-minutes = { $count ->
    [one] { $count } minutt
   *[other] { $count } minutter
}
duration-hours = { $count ->
    [one] { $count } time
   *[other] { $count } timer
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dager
}

help-question = Trenger du hjelp?
help-site = Hjelp fra { $brand }
language-label = Språk
language-button = Endre
error-title = Feil: { $title }

request-title = Tilbakestill passordet
request-lead = Skriv inn e-postadressen til kontoen din hos { $brand }, så sender vi deg en lenke for å velge et nytt passord.
request-address = E-postadresse
request-button = Send meg en lenke
request-problem = Dette ser ikke ut som en e-postadresse. Den skal se slik ut: { $example }.

request-once-more = Av hensyn til sikkerheten din: Trykk på knappen en gang til.
request-trap = La dette feltet stå tomt
request-checking = Et øyeblikk …
request-wait-title = Ett steg til
request-wait = Det kommer mange automatiske forespørsler akkurat nå. Vent litt før du trykker på knappen, så kan vi skille din fra de andre. Ventetid: { $wait }.
request-trapped = Noe i nettleseren din, for eksempel en utvidelse, har fylt ut et skjult felt som avslører automatiske forespørsler. Feltet er borte nå: Vent litt, og trykk så på knappen. Ventetid: { $wait }.
request-not-checked = Vi fikk ikke bekreftet at denne forespørselen kommer fra et menneske. Prøv igjen. Hvis det ikke hjelper, ta kontakt med oss.

sent-title = Sjekk e-posten din
sent-lead = Hvis det finnes en konto for adressen du skrev inn, er en e-post med en lenke på vei. Den bør komme innen ett minutt.
sent-from = Avsender
sent-lifetime = Lenken virker i
sent-missing-title = Ingen e-post ennå?
sent-spam = Se i mappen for søppelpost.
sent-address = Kontroller at det er adressen du bruker hos { $brand }. Av hensyn til sikkerheten din ser denne siden lik ut for alle adresser.
sent-wait = Tid til du kan be om en ny: { $wait }. Alle lenker du har fått, virker fortsatt.
sent-again = Be om en ny

form-title = Velg et nytt passord
form-title-first = Velg passord
form-account = For kontoen
form-password = Nytt passord
form-confirmation = Nytt passord en gang til
form-rules = Minst { $count } tegn, høyst 72. Noen ord etter hverandre er lette å huske og vanskelige å gjette.
form-signed-out = Du blir logget ut av { $brand } overalt og logger inn igjen med det nye passordet.
form-button = Lagre passordet
form-show = Vis
form-show-label = Vis passordet
form-hide = Skjul
form-hide-label = Skjul passordet

problem-empty = Skriv inn et nytt passord først.
problem-mismatch = De to passordene er ikke like. Skriv inn begge på nytt.
problem-characters = Passordet inneholder et tegn som ikke kan skrives, eller som ikke kom fram slik du skrev det. Skriv det på nytt, eller velg et annet.
problem-short = Passordet er for kort. Det må ha minst { $count } tegn.
problem-long = Passordet er for langt. Grensen er 72 latinske bokstaver eller sifre; andre bokstaver og emojier teller to til fire ganger så mye.
problem-long-count = Talt på den måten er passordet ditt på { $count }.
problem-breached = Passordet har vært med i en datalekkasje, så andre kommer til å prøve det. Velg et som du ikke bruker noe annet sted.
problem-own = Passordet inneholder «{ $brand }» eller en del av adressen din, og det ville andre prøve først. Velg noe annet.
problem-common = Dette er et av de mest brukte passordene, og noe av det første andre ville prøve. Velg et mindre vanlig.
problem-weak = Passordet er for lett å gjette. Gjør det lengre, for eksempel med tre eller fire ord som ikke hører sammen.
weak-word = Et enkelt ord er raskt gjettet, også når noen bokstaver er byttet ut.
weak-name = Navn og ord fra adressen din eller fra «{ $brand }» blir gjettet først.
weak-pattern = Nabotaster og rekker som «abc» eller «6543» er raskt gjettet.
weak-repeat = Gjentatte tegn og ord hjelper lite.
weak-date = Datoer og årstall er raskt gjettet.
problem-wait = Det har vært for mange forsøk for denne kontoen. Passordet ditt er ikke endret. Trykk på knappen igjen senere. Ventetid: { $wait }.
problem-busy = Passordet ditt blir endret akkurat nå, kanskje i et annet vindu. Vent et minutt, og trykk på knappen igjen.
problem-unavailable = Vi får ikke kontakt med tjeneren som tar vare på passordet ditt. Det du skrev, står her fortsatt: Vent litt, og trykk på knappen igjen. Lenken din virker fortsatt.

done-title = Det nye passordet ditt er lagret
done-lead = Nå kan du logge inn hos { $brand } med det nye passordet. Du kan lukke denne siden.
done-signed-out = Hvis du var logget inn noe sted, er du logget ut der.
done-mail = Vi sender deg også en e-post som bekrefter endringen.

not-me-title = Var det ikke du som ba om dette?
not-me-lead = Da har noen andre skrevet inn adressen din på siden vår. De kan ikke lese e-posten din, og passordet ditt er ikke endret.
not-me-effect = Du kan sperre lenken i den e-posten. Da sender vi ingen nye lenker til denne adressen på en stund, uansett hvem som ber om det. Tid uten nye lenker: { $wait }.
not-me-button = Sperr denne lenken
not-me-keep = Det var meg: Velg et nytt passord
not-me-done-title = Lenken er sperret
not-me-done-text = Passordet ditt er ikke endret, og det er ikke noe mer å gjøre.
not-me-done-effect = Tid uten nye lenker til denne adressen: { $wait }. Hvis du trenger en ny før det, ta kontakt med oss.

expired-title = Denne lenken er utløpt
expired-text = For å beskytte kontoen din virker lenker bare i en begrenset tid. Passordet ditt er ikke endret.
used-title = Denne lenken er allerede brukt
used-text = Et passord ble valgt med en lenke fra postkassen din, og dermed er alle lenkene du hadde fått, ugyldige.
used-you = Hvis det var deg: Logg inn med det nye passordet.
used-not-you = Hvis det ikke var deg, eller du ikke husker passordet: Be om en ny lenke.
unknown-title = Denne lenken virker ikke
unknown-text = Den kan være ufullstendig. Åpne den fra e-posten igjen, eller kopier hele linjen inn i nettleseren. Hvis den er gammel, kan du be om en ny.
declined-title = Denne lenken er sperret
declined-text = Noen som leser e-posten din, sa fra til oss at de ikke hadde bedt om lenken. Passordet ditt er ikke endret. Hvis du vil velge et nytt, kan du be om en ny lenke.
ended-title = Denne lenken virker ikke lenger
ended-text = Kontoen er endret siden vi sendte lenken, eller lenken er trukket tilbake for å beskytte kontoen. Hvis du fortsatt vil velge et nytt passord, kan du be om en ny lenke.
superseded-title = Denne lenken gjelder ikke lenger
superseded-text = Siden vi sendte den, er det trolig angitt et passord et annet sted. Hvis du fortsatt vil velge et nytt, sender vi en ny lenke til samme e-postadresse.
superseded-button = Send meg en ny lenke
limited-title = Vent litt
limited-text = Det har kommet svært mange forespørsler fra nettverket ditt. Ingenting er endret, og lenker du har fått, virker fortsatt. Ventetid: { $wait }.
protected-title = Dette må vi gjøre sammen
protected-text = Passordet for denne kontoen kan ikke settes på denne siden. Ta kontakt med oss, så ordner vi det for deg. Ingenting er endret.
unconfirmed-title = Vi kunne ikke bekrefte det nye passordet ditt
unconfirmed-text = Kanskje er det lagret, kanskje ikke. Prøv å logge inn med det. Hvis det ikke virker, be om en ny lenke.
not-found-title = Denne siden finnes ikke
not-found-text = Adressen kan være feilskrevet.
cross-site-title = Prøv igjen herfra
cross-site-text = Av hensyn til sikkerheten din tar vi bare imot dette skjemaet fra vår egen side. Ingenting er endret. Åpne lenken i e-posten igjen, eller begynn på nytt.
bad-request-title = Det kom ikke helt fram
bad-request-text = Ingenting er endret. Gå tilbake og prøv igjen, eller begynn på nytt.
unavailable-title = Vi er straks tilbake
unavailable-text = Vi kan ikke ta imot forespørselen din akkurat nå. Ingenting er endret, og lenker du har fått, virker fortsatt. Prøv igjen om et minutt.
internal-title = Noe gikk galt hos oss
internal-text = Det beklager vi. Prøv igjen; hvis det skjer en gang til, ta kontakt med oss og oppgi dette nummeret:

button-new-link = Be om en ny lenke
button-start = Begynn på nytt
button-retry = Prøv igjen
button-contact = Kontakt { $brand }
