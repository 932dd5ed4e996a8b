duration-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekundy
}
duration-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
duration-hours = { $count ->
    [one] { $count } godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
duration-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}

help-question = Potrzebujesz pomocy?
help-site = Pomoc: { $brand }
language-label = Język
language-button = Zmień
error-title = Błąd: { $title }

request-title = Resetowanie hasła
request-lead = Podaj adres e-mail konta { $brand }, a wyślemy link, za pomocą którego wybierzesz nowe hasło.
request-address = Adres e-mail
request-button = Wyślij link
request-problem = To nie wygląda na adres e-mail. Powinien wyglądać tak: { $example }.

request-once-more = Dla Twojego bezpieczeństwa naciśnij przycisk jeszcze raz.
request-trap = Pozostaw to pole puste
request-checking = Chwileczkę…
request-wait-title = Jeszcze jeden krok
request-wait = Napływa teraz wiele automatycznych próśb. Abyśmy mogli odróżnić Twoją, poczekaj chwilę, a potem naciśnij przycisk. Czas oczekiwania: { $wait }.
request-trapped = Coś w Twojej przeglądarce, na przykład rozszerzenie, wypełniło ukryte pole, po którym rozpoznajemy automatyczne prośby. Tego pola już nie ma: poczekaj chwilę, a potem naciśnij przycisk. Czas oczekiwania: { $wait }.
request-not-checked = Nie udało nam się sprawdzić, czy ta prośba pochodzi od człowieka. Spróbuj ponownie. Jeśli to nie pomoże, skontaktuj się z nami.

sent-title = Sprawdź pocztę
sent-lead = Jeśli istnieje konto dla podanego adresu, wiadomość z linkiem jest już w drodze. Powinna dotrzeć w ciągu minuty.
sent-from = Nadawca
sent-lifetime = Ważność linku
sent-missing-title = Wiadomość nie dotarła?
sent-spam = Sprawdź folder ze spamem.
sent-address = Upewnij się, że to adres używany na koncie { $brand }. Dla Twojego bezpieczeństwa ta strona wygląda tak samo dla każdego adresu.
sent-wait = Czas do kolejnej prośby: { $wait }. Wszystkie otrzymane linki nadal działają.
sent-again = Poproś ponownie

form-title = Wybierz nowe hasło
form-title-first = Wybierz hasło
form-account = Dla konta
form-password = Nowe hasło
form-confirmation = Powtórz nowe hasło
form-rules = { $count ->
    [few] Co najmniej { $count } znaki, najwyżej 72. Kilka słów z rzędu łatwo zapamiętać, a trudno odgadnąć.
    [many] Co najmniej { $count } znaków, najwyżej 72. Kilka słów z rzędu łatwo zapamiętać, a trudno odgadnąć.
   *[other] Co najmniej { $count } znaku, najwyżej 72. Kilka słów z rzędu łatwo zapamiętać, a trudno odgadnąć.
}
form-signed-out = Nastąpi wylogowanie z konta { $brand } na wszystkich urządzeniach. Zaloguj się potem nowym hasłem.
form-button = Ustaw hasło
form-show = Pokaż
form-show-label = Pokaż hasło
form-hide = Ukryj
form-hide-label = Ukryj hasło

problem-empty = Najpierw wpisz nowe hasło.
problem-mismatch = Hasła nie są takie same. Wpisz oba jeszcze raz.
problem-characters = To hasło zawiera znak, którego nie da się wpisać albo który nie dotarł w takiej postaci, w jakiej został wpisany. Wpisz hasło jeszcze raz lub wybierz inne.
problem-short = { $count ->
    [few] To hasło jest za krótkie. Potrzebne są co najmniej { $count } znaki.
    [many] To hasło jest za krótkie. Potrzeba co najmniej { $count } znaków.
   *[other] To hasło jest za krótkie. Potrzeba co najmniej { $count } znaku.
}
problem-long = To hasło jest za długie. Limit to 72 litery łacińskie lub cyfry; inne litery i emoji liczą się podwójnie do poczwórnie.
problem-long-count = Długość Twojego hasła liczona w ten sposób: { $count }.
problem-breached = To hasło pojawiło się w wycieku danych, więc inni je wypróbują. Wybierz takie, którego nie używasz nigdzie indziej.
problem-own = To hasło zawiera „{ $brand }” lub część Twojego adresu, a to inni wypróbowaliby najpierw. Wybierz coś innego.
problem-common = To jedno z najczęściej używanych haseł, które inni wypróbowaliby najpierw. Wybierz rzadsze.
problem-weak = To hasło zbyt łatwo odgadnąć. Wydłuż je, na przykład do trzech lub czterech niezwiązanych ze sobą słów.
weak-word = Pojedyncze słowo, nawet z kilkoma zamienionymi literami, łatwo odgadnąć.
weak-name = Imiona, nazwy oraz słowa z Twojego adresu lub z „{ $brand }” są odgadywane najpierw.
weak-pattern = Sąsiednie klawisze i ciągi takie jak „abc” czy „6543” łatwo odgadnąć.
weak-repeat = Powtarzane znaki i słowa niewiele dają.
weak-date = Daty i lata łatwo odgadnąć.
problem-wait = Było zbyt wiele prób dla tego konta. Twoje hasło nie zostało zmienione. Naciśnij przycisk ponownie później. Czas oczekiwania: { $wait }.
problem-busy = Twoje hasło jest właśnie zmieniane, być może w innym oknie. Poczekaj minutę i naciśnij przycisk ponownie.
problem-unavailable = Serwer, który przechowuje Twoje hasło, jest teraz nieosiągalny. Wpisany tekst nadal tu jest: poczekaj chwilę i naciśnij przycisk ponownie. Twój link nadal działa.

done-title = Nowe hasło jest ustawione
done-lead = Możesz teraz zalogować się na konto { $brand } nowym hasłem. Tę stronę można zamknąć.
done-signed-out = Wszystkie otwarte sesje zostały wylogowane.
done-mail = Wyślemy też wiadomość z potwierdzeniem tej zmiany.

not-me-title = To nie Twoja prośba?
not-me-lead = W takim razie ktoś inny podał Twój adres na naszej stronie. Nie może czytać Twojej poczty, a Twoje hasło nie zostało zmienione.
not-me-effect = Możesz unieważnić link z tamtej wiadomości. Przez pewien czas nie będziemy wtedy wysyłać nowych linków na ten adres, bez względu na to, kto o nie poprosi. Czas bez nowych linków: { $wait }.
not-me-button = Unieważnij ten link
not-me-keep = To moja prośba: wybieram nowe hasło
not-me-done-title = Link został unieważniony
not-me-done-text = Twoje hasło nie zostało zmienione i nie musisz nic więcej robić.
not-me-done-effect = Czas bez nowych linków na ten adres: { $wait }. Jeśli potrzebujesz linku wcześniej, skontaktuj się z nami.

expired-title = Ten link wygasł
expired-text = Aby chronić Twoje konto, linki działają tylko przez ograniczony czas. Twoje hasło nie zostało zmienione.
used-title = Ten link został już użyty
used-text = Hasło ustawiono za pomocą linku z Twojej poczty, dlatego wszystkie otrzymane linki przestały działać.
used-you = Jeśli to Ty: zaloguj się nowym hasłem.
used-not-you = Jeśli to nie Ty lub nie pamiętasz hasła: poproś o nowy link.
unknown-title = Ten link nie działa
unknown-text = Może być niekompletny. Otwórz go ponownie z wiadomości lub skopiuj cały wiersz do przeglądarki. Jeśli jest stary, poproś o nowy.
declined-title = Ten link został unieważniony
declined-text = Ktoś, kto czyta Twoją pocztę, dał nam znać, że o niego nie prosił. Twoje hasło nie zostało zmienione. Jeśli chcesz wybrać nowe, poproś o nowy link.
ended-title = Ten link już nie działa
ended-text = Konto zmieniło się, odkąd wysłaliśmy ten link, albo link został wycofany, aby chronić konto. Jeśli nadal chcesz wybrać nowe hasło, poproś o nowy link.
superseded-title = Ten link stracił ważność
superseded-text = Odkąd go wysłaliśmy, hasło zostało prawdopodobnie ustawione gdzie indziej. Jeśli nadal chcesz wybrać nowe, wyślemy nowy link na ten sam adres e-mail.
superseded-button = Wyślij nowy link
limited-title = Prosimy o chwilę cierpliwości
limited-text = Z Twojej sieci nadeszło bardzo wiele próśb. Nic nie zostało zmienione, a otrzymane linki nadal działają. Czas oczekiwania: { $wait }.
protected-title = Musimy to zrobić razem
protected-text = Hasła do tego konta nie można ustawić na tej stronie. Skontaktuj się z nami, a zrobimy to za Ciebie. Nic nie zostało zmienione.
unconfirmed-title = Nie udało się nam potwierdzić nowego hasła
unconfirmed-text = Być może zostało ustawione, a być może nie. Spróbuj się nim zalogować. Jeśli to nie zadziała, poproś o nowy link.
not-found-title = Nie ma takiej strony
not-found-text = Adres może zawierać literówkę.
cross-site-title = Spróbuj ponownie stąd
cross-site-text = Dla Twojego bezpieczeństwa przyjmujemy ten formularz tylko z naszej własnej strony. Nic nie zostało zmienione. Otwórz ponownie link z wiadomości lub zacznij od nowa.
bad-request-title = Nie wszystko dotarło
bad-request-text = Nic nie zostało zmienione. Wróć i spróbuj ponownie lub zacznij od nowa.
unavailable-title = Zaraz wracamy
unavailable-text = Nie możemy teraz przyjąć Twojej prośby. Nic nie zostało zmienione, a otrzymane linki nadal działają. Spróbuj ponownie za minutę.
internal-title = Coś poszło nie tak po naszej stronie
internal-text = Przepraszamy. Spróbuj ponownie; jeśli to się powtórzy, skontaktuj się z nami i podaj ten numer:

button-new-link = Poproś o nowy link
button-start = Zacznij od nowa
button-retry = Spróbuj ponownie
button-contact = Kontakt: { $brand }
