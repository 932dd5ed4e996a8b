greeting = Merhaba,
greeting-name = Merhaba { $name },
sent-to = Bu e-posta, { $brand } hesabınız nedeniyle { $address } adresine gönderildi.
link-copy = Ya da bu bağlantıyı tarayıcınıza kopyalayın:
link-lifetime = Bağlantı, siz kullanana kadar geçerlidir. En uzun süre: { $lifetime }.

reset-subject = { $brand } parolanızı sıfırlayın
reset-preheader = Bu bağlantıyla yeni bir parola seçin.
reset-title = Parolanızı sıfırlayın
reset-text = Biri, büyük olasılıkla siz, { $brand } hesabınızın parolasını sıfırlamak istedi. Buradan yeni bir parola seçin:
reset-button = Yeni bir parola seç
reset-ignore = Bunu siz istemediyseniz bu e-postayı yok sayabilirsiniz: parolanız olduğu gibi kalır.
reset-not-me = Ya da bağlantıyı iptal edin; bir süre başka e-posta gelmesin:
reset-asked-time = İstek zamanı: { $time } (UTC)
reset-asked-address = Ağ adresi (IP): { $address }
reset-asked-browser = Tarayıcı: { $browser }

invitation-subject = { $brand } hesabınız: parolanızı seçin
invitation-preheader = Hesabınız hazır. Bu bağlantıyla bir parola seçin.
invitation-title = Parolanızı seçin
invitation-text = Sizin için bir { $brand } hesabı var. Bir parola seçin ve başlayın:
invitation-button = Parola seç
invitation-ignore = Bunun ne olduğunu bilmiyorsanız bu e-postayı yok sayabilirsiniz: siz olmadan hiçbir şey olmaz.

changed-subject = { $brand } hesabınız için yeni bir parola belirlendi
changed-preheader = Bunu siz yaptıysanız başka bir şey yapmanız gerekmez.
changed-title = Yeni parolanız kaydedildi
changed-text = { $brand } hesabınız için yeni bir parola belirlendi. Değişiklik zamanı: { $time } (UTC).
changed-you = Bunu siz yaptıysanız başka bir şey yapmanız gerekmez: yeni parolayla oturum açın.
changed-not-you-title = Siz değil miydiniz?
changed-not-you = Öyleyse e-postalarınızı başka biri okuyabiliyor. Posta kutunuzu güvenceye alın, parolanızı yeniden sıfırlayın ve bize bildirin:
