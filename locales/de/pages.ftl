duration-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
duration-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
duration-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
duration-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}

help-question = Brauchen Sie Hilfe?
help-site = Hilfe von { $brand }
language-label = Sprache
language-button = Ändern
error-title = Fehler: { $title }

request-title = Passwort zurücksetzen
request-lead = Geben Sie die E-Mail-Adresse Ihres Kontos bei { $brand } ein. Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen.
request-address = E-Mail-Adresse
request-button = Link anfordern
request-problem = Das sieht nicht wie eine E-Mail-Adresse aus. Sie sollte so aussehen: { $example }.

request-once-more = Bitte drücken Sie zu Ihrer Sicherheit den Knopf noch einmal.
request-trap = Lassen Sie dieses Feld leer
request-checking = Einen Moment …
request-wait-title = Noch ein Schritt
request-wait = Gerade kommen viele automatische Anfragen an. Damit wir Ihre davon unterscheiden können, warten Sie bitte ein wenig und drücken Sie dann den Knopf. Wartezeit: { $wait }.
request-trapped = Etwas in Ihrem Browser, etwa eine Erweiterung, hat ein verborgenes Feld ausgefüllt, an dem wir automatische Anfragen erkennen. Dieses Feld gibt es jetzt nicht mehr: Warten Sie bitte ein wenig und drücken Sie dann den Knopf. Wartezeit: { $wait }.
request-not-checked = Wir konnten nicht feststellen, ob diese Anfrage von einem Menschen kommt. Bitte versuchen Sie es noch einmal. Wenn das nicht hilft, wenden Sie sich an uns.

sent-title = Sehen Sie in Ihr Postfach
sent-lead = Wenn es zu der eingegebenen Adresse ein Konto gibt, ist eine E-Mail mit einem Link unterwegs. Sie sollte innerhalb einer Minute ankommen.
sent-from = Absender
sent-lifetime = Gültigkeit des Links
sent-missing-title = Noch keine E-Mail?
sent-spam = Sehen Sie im Spam-Ordner nach.
sent-address = Prüfen Sie, ob es die Adresse ist, die Sie bei { $brand } verwenden. Zu Ihrer Sicherheit sieht diese Seite für jede Adresse gleich aus.
sent-wait = Wartezeit, bis Sie erneut anfragen können: { $wait }. Alle Links, die Sie bekommen haben, funktionieren weiter.
sent-again = Erneut anfragen

form-title = Neues Passwort wählen
form-title-first = Passwort wählen
form-account = Für das Konto
form-password = Neues Passwort
form-confirmation = Neues Passwort wiederholen
form-rules = Mindestens { $count } Zeichen, höchstens 72. Einige Wörter hintereinander sind leicht zu merken und schwer zu erraten.
form-signed-out = Sie werden bei { $brand } überall abgemeldet und melden sich mit dem neuen Passwort wieder an.
form-button = Passwort festlegen
form-show = Zeigen
form-show-label = Passwort anzeigen
form-hide = Verbergen
form-hide-label = Passwort verbergen

problem-empty = Geben Sie zuerst ein neues Passwort ein.
problem-mismatch = Die beiden Passwörter stimmen nicht überein. Geben Sie beide noch einmal ein.
problem-characters = Dieses Passwort enthält ein Zeichen, das sich nicht tippen lässt oder nicht so ankam, wie Sie es getippt haben. Tippen Sie es noch einmal, oder wählen Sie ein anderes.
problem-short = Dieses Passwort ist zu kurz. Es braucht mindestens { $count } Zeichen.
problem-long = Dieses Passwort ist zu lang. Die Grenze liegt bei 72 lateinischen Buchstaben oder Ziffern; andere Buchstaben und Emoji zählen zwei- bis vierfach.
problem-long-count = So gezählt kommt Ihres auf { $count }.
problem-breached = Dieses Passwort ist in einem Datenleck aufgetaucht, deshalb werden andere es ausprobieren. Wählen Sie eines, das Sie sonst nirgends verwenden.
problem-own = Dieses Passwort enthält „{ $brand }“ oder einen Teil Ihrer Adresse, und das würden andere als Erstes versuchen. Wählen Sie etwas anderes.
problem-common = Das ist eines der meistbenutzten Passwörter, und andere würden es als Erstes versuchen. Wählen Sie ein selteneres.
problem-weak = Dieses Passwort ist zu leicht zu erraten. Machen Sie es länger, zum Beispiel mit drei oder vier Wörtern, die nicht zusammengehören.
weak-word = Ein einzelnes Wort ist schnell erraten, auch wenn einige Buchstaben ersetzt sind.
weak-name = Namen und Wörter aus Ihrer Adresse oder aus „{ $brand }“ werden zuerst erraten.
weak-pattern = Benachbarte Tasten und Folgen wie „abc“ oder „6543“ sind schnell erraten.
weak-repeat = Wiederholte Zeichen und Wörter bringen wenig.
weak-date = Datumsangaben und Jahreszahlen sind schnell erraten.
problem-wait = Für dieses Konto gab es zu viele Versuche. Ihr Passwort wurde nicht geändert. Drücken Sie den Knopf später noch einmal. Wartezeit: { $wait }.
problem-busy = Ihr Passwort wird gerade in diesem Moment geändert, vielleicht in einem anderen Fenster. Warten Sie eine Minute und drücken Sie den Knopf dann noch einmal.
problem-unavailable = Der Server, der Ihr Passwort verwaltet, ist gerade nicht erreichbar. Ihre Eingabe ist noch da: Warten Sie einen Moment und drücken Sie den Knopf dann noch einmal. Ihr Link funktioniert weiter.

done-title = Ihr neues Passwort gilt jetzt
done-lead = Sie können sich jetzt bei { $brand } mit dem neuen Passwort anmelden. Diese Seite können Sie schließen.
done-signed-out = Falls Sie irgendwo angemeldet waren, wurden Sie dort abgemeldet.
done-mail = Wir bestätigen Ihnen diese Änderung auch per E-Mail.

not-me-title = Sie haben das nicht angefordert?
not-me-lead = Dann hat jemand anders Ihre Adresse auf unserer Seite eingegeben. Diese Person kann Ihre E-Mails nicht lesen, und Ihr Passwort wurde nicht geändert.
not-me-effect = Sie können den Link aus der E-Mail sperren. Dann senden wir eine Zeit lang keine neuen Links an diese Adresse, egal wer sie anfordert. Zeit ohne neue Links: { $wait }.
not-me-button = Diesen Link sperren
not-me-keep = Das war ich: neues Passwort wählen
not-me-done-title = Der Link ist gesperrt
not-me-done-text = Ihr Passwort wurde nicht geändert, und es ist nichts weiter zu tun.
not-me-done-effect = Zeit ohne neue Links an diese Adresse: { $wait }. Wenn Sie früher einen brauchen, wenden Sie sich an uns.

expired-title = Dieser Link ist abgelaufen
expired-text = Zum Schutz Ihres Kontos funktionieren Links nur für begrenzte Zeit. Ihr Passwort wurde nicht geändert.
used-title = Dieser Link wurde schon benutzt
used-text = Mit einem Link aus Ihrem Postfach wurde ein Passwort festgelegt. Damit sind alle Links, die Sie bekommen hatten, ungültig.
used-you = Wenn Sie das waren: Melden Sie sich mit Ihrem neuen Passwort an.
used-not-you = Wenn Sie es nicht waren oder das Passwort nicht mehr wissen: Fordern Sie einen neuen Link an.
unknown-title = Dieser Link funktioniert nicht
unknown-text = Vielleicht ist er unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail oder kopieren Sie die ganze Zeile in Ihren Browser. Wenn es ein alter Link ist, fordern Sie einen neuen an.
declined-title = Dieser Link wurde gesperrt
declined-text = Jemand, der Ihre E-Mails liest, hat uns mitgeteilt, ihn nicht angefordert zu haben. Ihr Passwort wurde nicht geändert. Wenn Sie ein neues wählen möchten, fordern Sie einen neuen Link an.
ended-title = Dieser Link funktioniert nicht mehr
ended-text = Seit wir ihn geschickt haben, wurde das Konto geändert, oder der Link wurde zum Schutz des Kontos zurückgezogen. Wenn Sie weiterhin ein neues Passwort wählen möchten, fordern Sie einen neuen Link an.
superseded-title = Dieser Link gilt nicht mehr
superseded-text = Seit wir ihn geschickt haben, wurde vermutlich an anderer Stelle ein Passwort gesetzt. Wenn Sie weiterhin ein neues wählen möchten, schicken wir einen neuen Link an dieselbe E-Mail-Adresse.
superseded-button = Neuen Link schicken
limited-title = Bitte warten Sie ein wenig
limited-text = Aus Ihrem Netzwerk kamen sehr viele Anfragen. Es wurde nichts geändert, und Links, die Sie bekommen haben, funktionieren weiter. Wartezeit: { $wait }.
protected-title = Hier geht es nur gemeinsam
protected-text = Für dieses Konto lässt sich auf dieser Seite kein Passwort festlegen. Bitte wenden Sie sich an uns: Wir richten es für Sie ein. Es wurde nichts geändert.
unconfirmed-title = Wir konnten Ihr neues Passwort nicht bestätigen
unconfirmed-text = Vielleicht wurde es gesetzt, vielleicht nicht. Versuchen Sie, sich damit anzumelden. Wenn das nicht klappt, fordern Sie einen neuen Link an.
not-found-title = Diese Seite gibt es nicht
not-found-text = Vielleicht ist die Adresse falsch geschrieben.
cross-site-title = Bitte versuchen Sie es von hier aus
cross-site-text = Zu Ihrer Sicherheit wird dieses Formular nur von unserer eigenen Seite angenommen. Es wurde nichts geändert. Öffnen Sie den Link aus Ihrer E-Mail noch einmal oder beginnen Sie von vorn.
bad-request-title = Das kam nicht vollständig an
bad-request-text = Es wurde nichts geändert. Gehen Sie zurück und versuchen Sie es noch einmal, oder beginnen Sie von vorn.
unavailable-title = Wir sind gleich wieder da
unavailable-text = Wir können Ihre Anfrage gerade nicht annehmen. Es wurde nichts geändert, und Links, die Sie bekommen haben, funktionieren weiter. Bitte versuchen Sie es in einer Minute noch einmal.
internal-title = Bei uns ist etwas schiefgegangen
internal-text = Das tut uns leid. Bitte versuchen Sie es noch einmal; wenn es wieder geschieht, wenden Sie sich an uns und nennen Sie diese Nummer:

button-new-link = Neuen Link anfordern
button-start = Von vorn beginnen
button-retry = Noch einmal versuchen
button-contact = { $brand } kontaktieren
