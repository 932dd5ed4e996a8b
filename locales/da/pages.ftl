duration-seconds = { $count ->
    [one] { $count } sekund
   *[other] { $count } sekunder
}
duration-minutes = { $count ->
    [one] { $count } minut
   *[other] { $count } minutter
}
duration-hours = { $count ->
    [one] { $count } time
   *[other] { $count } timer
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dage
}

help-question = Brug for hjælp?
help-site = Hjælp fra { $brand }
language-label = Sprog
language-button = Skift
error-title = Fejl: { $title }

request-title = Nulstil adgangskoden
request-lead = Indtast e-mailadressen til din konto hos { $brand }, så sender vi dig et link til at vælge en ny adgangskode.
request-address = E-mailadresse
request-button = Send mig et link
request-problem = Det ligner ikke en e-mailadresse. Den skal se sådan ud: { $example }.

request-once-more = Tryk på knappen én gang til af hensyn til din sikkerhed.
request-trap = Lad dette felt stå tomt
request-checking = Et øjeblik …
request-wait-title = Et trin mere
request-wait = Lige nu kommer der mange automatiske anmodninger. Vent lidt, og tryk så på knappen, så vi kan kende din fra de andre. Ventetid: { $wait }.
request-trapped = Noget i din browser, for eksempel en udvidelse, har udfyldt et skjult felt, som afslører automatiske anmodninger. Feltet er nu væk: Vent lidt, og tryk så på knappen. Ventetid: { $wait }.
request-not-checked = Vi kunne ikke bekræfte, at denne anmodning kommer fra et menneske. Prøv igen. Hvis det ikke hjælper, så kontakt os.

sent-title = Se i din e-mail
sent-lead = Hvis der findes en konto til den indtastede adresse, er en e-mail med et link på vej. Den bør komme inden for et minut.
sent-from = Afsender
sent-lifetime = Linket virker i
sent-missing-title = Ingen e-mail endnu?
sent-spam = Se i mappen med uønsket post.
sent-address = Kontrollér, at det er den adresse, du bruger hos { $brand }. Af hensyn til din sikkerhed ser denne side ens ud for alle adresser.
sent-wait = Tid, til du kan bede om et nyt: { $wait }. Alle links, du har fået, virker stadig.
sent-again = Bed om et nyt

form-title = Vælg en ny adgangskode
form-title-first = Vælg en adgangskode
form-account = Til kontoen
form-password = Ny adgangskode
form-confirmation = Ny adgangskode igen
form-rules = Mindst { $count } tegn, højst 72. Nogle ord i træk er nemme at huske og svære at gætte.
form-signed-out = Du bliver logget ud af { $brand } overalt og logger ind igen med den nye adgangskode.
form-button = Gem adgangskoden
form-show = Vis
form-show-label = Vis adgangskoden
form-hide = Skjul
form-hide-label = Skjul adgangskoden

problem-empty = Indtast først en ny adgangskode.
problem-mismatch = De to adgangskoder er ikke ens. Indtast begge igen.
problem-characters = Adgangskoden indeholder et tegn, der ikke kan skrives, eller som ikke nåede frem, som du skrev det. Skriv den igen, eller vælg en anden.
problem-short = Adgangskoden er for kort. Den skal have mindst { $count } tegn.
problem-long = Adgangskoden er for lang. Grænsen er 72 latinske bogstaver eller tal; andre bogstaver og emojier tæller to til fire gange.
problem-long-count = Talt på den måde når din op på { $count }.
problem-breached = Adgangskoden har været med i et datalæk, så andre vil prøve den. Vælg en, du ikke bruger andre steder.
problem-own = Adgangskoden indeholder “{ $brand }” eller en del af din adresse, og det ville andre prøve først. Vælg noget andet.
problem-common = Det er en af de mest brugte adgangskoder og den første, andre ville prøve. Vælg en mindre almindelig.
problem-weak = Adgangskoden er for nem at gætte. Gør den længere, for eksempel med tre eller fire ord, der ikke hører sammen.
weak-word = Et enkelt ord er hurtigt gættet, også når nogle bogstaver er skiftet ud.
weak-name = Navne og ord fra din adresse eller fra “{ $brand }” bliver gættet først.
weak-pattern = Taster ved siden af hinanden og rækker som “abc” eller “6543” er hurtigt gættet.
weak-repeat = Gentagne tegn og ord hjælper kun lidt.
weak-date = Datoer og årstal er hurtigt gættet.
problem-wait = Der har været for mange forsøg for denne konto. Din adgangskode er ikke ændret. Tryk på knappen igen senere. Ventetid: { $wait }.
problem-busy = Din adgangskode bliver ændret lige nu, måske i et andet vindue. Vent et minut, og tryk så på knappen igen.
problem-unavailable = Vi kan ikke få fat i den server, der opbevarer din adgangskode, lige nu. Det, du skrev, er her stadig: Vent lidt, og tryk så på knappen igen. Dit link virker stadig.

done-title = Din nye adgangskode er gemt
done-lead = Du kan nu logge ind hos { $brand } med din nye adgangskode. Du kan lukke denne side.
done-signed-out = Hvis du var logget ind et sted, er du blevet logget ud dér.
done-mail = Vi sender dig også en e-mail, der bekræfter ændringen.

not-me-title = Har du ikke bedt om det?
not-me-lead = Så har en anden indtastet din adresse på vores side. Vedkommende kan ikke læse din e-mail, og din adgangskode er ikke ændret.
not-me-effect = Du kan spærre linket i e-mailen. Så sender vi i en periode ingen nye links til denne adresse, uanset hvem der beder om det. Tid uden nye links: { $wait }.
not-me-button = Spær dette link
not-me-keep = Det var mig: Vælg en ny adgangskode
not-me-done-title = Linket er spærret
not-me-done-text = Din adgangskode er ikke ændret, og du skal ikke gøre mere.
not-me-done-effect = Tid uden nye links til denne adresse: { $wait }. Hvis du får brug for et før, så kontakt os.

expired-title = Dette link er udløbet
expired-text = For at beskytte din konto virker links kun i en begrænset tid. Din adgangskode er ikke ændret.
used-title = Dette link er allerede brugt
used-text = En adgangskode blev valgt med et link fra din e-mail, så alle de links, du havde fået, er ophørt.
used-you = Hvis det var dig: Log ind med din nye adgangskode.
used-not-you = Hvis det ikke var dig, eller du ikke kan huske adgangskoden: Bed om et nyt link.
unknown-title = Dette link virker ikke
unknown-text = Det er måske ufuldstændigt. Åbn det fra e-mailen igen, eller kopiér hele linjen til din browser. Hvis det er gammelt, så bed om et nyt.
declined-title = Dette link er spærret
declined-text = Nogen, der læser din e-mail, har fortalt os, at de ikke havde bedt om linket. Din adgangskode er ikke ændret. Hvis du vil vælge en ny, så bed om et nyt link.
ended-title = Dette link virker ikke længere
ended-text = Kontoen er ændret, siden vi sendte linket, eller linket er trukket tilbage for at beskytte kontoen. Hvis du stadig vil vælge en ny adgangskode, så bed om et nyt link.
superseded-title = Dette link gælder ikke længere
superseded-text = Siden vi sendte det, er der sandsynligvis angivet en adgangskode et andet sted. Hvis du stadig vil vælge en ny, sender vi et nyt link til samme e-mailadresse.
superseded-button = Send mig et nyt link
limited-title = Vent venligst lidt
limited-text = Der er kommet rigtig mange anmodninger fra dit netværk. Intet er ændret, og links, du har fået, virker stadig. Ventetid: { $wait }.
protected-title = Det må vi gøre sammen
protected-text = Adgangskoden til denne konto kan ikke vælges på denne side. Kontakt os, så ordner vi det for dig. Intet er ændret.
unconfirmed-title = Vi kunne ikke bekræfte din nye adgangskode
unconfirmed-text = Måske er den blevet gemt, måske ikke. Prøv at logge ind med den. Hvis det ikke virker, så bed om et nyt link.
not-found-title = Denne side findes ikke
not-found-text = Adressen er måske stavet forkert.
cross-site-title = Prøv igen herfra
cross-site-text = Af hensyn til din sikkerhed modtager vi kun denne formular fra vores egen side. Intet er ændret. Åbn linket i e-mailen igen, eller begynd forfra.
bad-request-title = Det kom ikke helt frem
bad-request-text = Intet er ændret. Gå tilbage, og prøv igen, eller begynd forfra.
unavailable-title = Vi er straks tilbage
unavailable-text = Vi kan ikke modtage din anmodning lige nu. Intet er ændret, og links, du har fået, virker stadig. Prøv igen om et minut.
internal-title = Noget gik galt hos os
internal-text = Det beklager vi. Prøv igen; hvis det sker en gang til, så kontakt os, og oplys dette nummer:

button-new-link = Bed om et nyt link
button-start = Begynd forfra
button-retry = Prøv igen
button-contact = Kontakt { $brand }
