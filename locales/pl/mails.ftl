greeting = Dzień dobry,
greeting-name = Dzień dobry, { $name },
sent-to = Tę wiadomość wysłano na adres { $address } w związku z Twoim kontem { $brand }.
link-copy = Możesz też skopiować ten link do przeglądarki:
link-lifetime = Link działa do momentu użycia. Najdłuższy czas ważności: { $lifetime }.

reset-subject = Zresetuj hasło do konta { $brand }
reset-preheader = Wybierz nowe hasło za pomocą tego linku.
reset-title = Zresetuj hasło
reset-text = Ktoś, prawdopodobnie Ty, poprosił o zresetowanie hasła do Twojego konta { $brand }. Nowe hasło wybierzesz tutaj:
reset-button = Wybierz nowe hasło
reset-ignore = Jeśli to nie Twoja prośba, zignoruj tę wiadomość: Twoje hasło pozostanie bez zmian.
reset-not-me = Możesz też unieważnić link, aby przez pewien czas nie dostawać kolejnych wiadomości:
reset-asked-time = Czas prośby: { $time } (UTC)
reset-asked-address = Z adresu sieciowego: { $address }
reset-asked-browser = Przeglądarka: { $browser }

invitation-subject = Twoje konto { $brand }: wybierz hasło
invitation-preheader = Twoje konto jest gotowe. Wybierz hasło za pomocą tego linku.
invitation-title = Wybierz hasło
invitation-text = Czeka na Ciebie konto { $brand }. Wybierz hasło i zacznij:
invitation-button = Wybierz hasło
invitation-ignore = Jeśli nie wiesz, o co chodzi, zignoruj tę wiadomość: bez Ciebie nic się nie stanie.

changed-subject = Ustawiono nowe hasło do konta { $brand }
changed-preheader = Jeśli to Ty, nie musisz nic więcej robić.
changed-title = Nowe hasło jest ustawione
changed-text = Ustawiono nowe hasło do Twojego konta { $brand }. Czas zmiany: { $time } (UTC).
changed-you = Jeśli to Ty, nie musisz nic więcej robić: zaloguj się nowym hasłem.
changed-not-you-title = To nie Ty?
changed-not-you = W takim razie ktoś inny może czytać Twoją pocztę. Zabezpiecz skrzynkę, zresetuj hasło jeszcze raz i daj nam znać:
