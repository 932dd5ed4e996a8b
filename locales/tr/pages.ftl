duration-seconds = { $count ->
    [one] { $count } saniye
   *[other] { $count } saniye
}
duration-minutes = { $count ->
    [one] { $count } dakika
   *[other] { $count } dakika
}
duration-hours = { $count ->
    [one] { $count } saat
   *[other] { $count } saat
}
duration-days = { $count ->
    [one] { $count } gün
   *[other] { $count } gün
}

help-question = Yardım mı gerekiyor?
help-site = { $brand } destek
language-label = Dil
language-button = Değiştir
error-title = Hata: { $title }

request-title = Parola sıfırlama
request-lead = { $brand } hesabınızın e-posta adresini girin; yeni bir parola seçmeniz için size bir bağlantı gönderelim.
request-address = E-posta adresi
request-button = Bağlantı gönder
request-problem = Bu bir e-posta adresine benzemiyor. Şu biçimde olmalı: { $example }.
request-once-more = Güvenliğiniz için lütfen düğmeye bir kez daha basın.
request-trap = Bu alanı boş bırakın
request-checking = Bir saniye…
request-wait-title = Bir adım daha
request-wait = Şu anda çok sayıda otomatik istek geliyor. Sizinkini ayırt edebilmemiz için biraz bekleyin, sonra düğmeye basın. Bekleme süresi: { $wait }.
request-trapped = Tarayıcınızdaki bir şey, örneğin bir uzantı, otomatik istekleri yakalayan gizli bir alanı doldurdu. Bu alan artık yok: lütfen biraz bekleyin, sonra düğmeye basın. Bekleme süresi: { $wait }.
request-not-checked = Bu isteğin bir insandan geldiğini doğrulayamadık. Lütfen yeniden deneyin. Yine olmazsa bize başvurun.

sent-title = E-postanızı kontrol edin
sent-lead = Girdiğiniz adrese ait bir hesap varsa bağlantıyı içeren bir e-posta yolda. Bir dakika içinde ulaşmış olmalı.
sent-from = Gönderen
sent-lifetime = Bağlantının geçerlilik süresi
sent-missing-title = E-posta gelmedi mi?
sent-spam = İstenmeyen posta klasörüne bakın.
sent-address = { $brand } hesabında kullandığınız adres olduğundan emin olun. Güvenliğiniz için bu sayfa her adreste aynı görünür.
sent-wait = Yeniden isteyebilmeniz için kalan süre: { $wait }. Aldığınız tüm bağlantılar çalışmaya devam eder.
sent-again = Yeniden iste

form-title = Yeni bir parola seçin
form-title-first = Parolanızı seçin
form-account = Hesap:
form-password = Yeni parola
form-confirmation = Yeni parola, bir kez daha
form-rules = En az { $count }, en çok 72 karakter. Art arda birkaç sözcüğü hatırlamak kolay, tahmin etmek zordur.
form-signed-out = { $brand } hesabınızdaki tüm oturumlar kapatılacak; yeni parolayla yeniden oturum açacaksınız.
form-button = Parolayı kaydet
form-show = Göster
form-show-label = Parolayı göster
form-hide = Gizle
form-hide-label = Parolayı gizle

problem-empty = Önce yeni bir parola yazın.
problem-mismatch = İki parola aynı değil. İkisini de yeniden yazın.
problem-characters = Bu parola, klavyeden yazılamayan ya da yazdığınız gibi ulaşmayan bir karakter içeriyor. Yeniden yazın veya başka bir parola seçin.
problem-short = Bu parola çok kısa. En az { $count } karakter olmalı.
problem-long = Bu parola çok uzun. Sınır 72 Latin harfi veya rakamdır; diğer harfler ve emojiler iki ila dört karakter sayılır.
problem-long-count = Bu sayıma göre parolanızın uzunluğu: { $count }.
problem-breached = Bu parola bir veri sızıntısında yer aldı; bu yüzden başkaları onu deneyecektir. Başka hiçbir yerde kullanmadığınız bir parola seçin.
problem-own = Bu parolada başkalarının ilk deneyeceği { $brand } adı ya da adresinizin bir bölümü geçiyor. Başka bir parola seçin.
problem-common = Bu, en çok kullanılan parolalardan biri ve başkalarının ilk deneyeceği paroladır. Daha az yaygın bir parola seçin.
problem-weak = Bu parolayı tahmin etmek çok kolay. Uzatın; örneğin birbiriyle ilgisiz üç dört sözcük kullanın.
weak-word = Tek bir sözcük, birkaç harfi değiştirilse bile çabuk tahmin edilir.
weak-name = Adlar ve adresinizdeki ya da “{ $brand }” içindeki sözcükler ilk önce tahmin edilir.
weak-pattern = Yan yana tuşlar ve “abc” ya da “6543” gibi diziler çabuk tahmin edilir.
weak-repeat = Yinelenen karakterler ve sözcükler pek yarar sağlamaz.
weak-date = Tarihler ve yıllar çabuk tahmin edilir.
problem-wait = Bu hesap için çok fazla deneme yapıldı. Parolanız değiştirilmedi. Düğmeye daha sonra yeniden basın. Bekleme süresi: { $wait }.
problem-busy = Parolanız tam şu anda, belki başka bir pencerede değiştiriliyor. Bir dakika bekleyin ve düğmeye yeniden basın.
problem-unavailable = Parolanızı saklayan sunucuya şu anda ulaşamıyoruz. Yazdıklarınız hâlâ burada: biraz bekleyin ve düğmeye yeniden basın. Bağlantınız çalışmaya devam eder.

done-title = Yeni parolanız kaydedildi
done-lead = Artık { $brand } hesabınızda yeni parolanızla oturum açabilirsiniz. Bu sayfayı kapatabilirsiniz.
done-signed-out = Açık oturumlarınız varsa kapatıldı.
done-mail = Bu değişikliği doğrulayan bir e-posta da göndereceğiz.

not-me-title = Bunu siz istemediniz mi?
not-me-lead = Öyleyse sayfamıza adresinizi başka biri yazdı. E-postanızı okuyamaz ve parolanız değiştirilmedi.
not-me-effect = O e-postadaki bağlantıyı iptal edebilirsiniz. Ardından, kim isterse istesin, bu adrese bir süre yeni bağlantı göndermeyiz. Süre: { $wait }.
not-me-button = Bu bağlantıyı iptal et
not-me-keep = Ben istedim: yeni bir parola seç
not-me-done-title = Bağlantı iptal edildi
not-me-done-text = Parolanız değiştirilmedi; yapmanız gereken başka bir şey yok.
not-me-done-effect = Bu adrese yeni bağlantı gönderilmeyecek süre: { $wait }. Daha önce gerekirse bize başvurun.

expired-title = Bu bağlantının süresi doldu
expired-text = Hesabınızı korumak için bağlantılar yalnızca sınırlı bir süre çalışır. Parolanız değiştirilmedi.
used-title = Bu bağlantı zaten kullanıldı
used-text = E-postanızdaki bir bağlantıyla parola belirlendi; bu nedenle aldığınız tüm bağlantılar geçersiz oldu.
used-you = Bunu siz yaptıysanız: yeni parolanızla oturum açın.
used-not-you = Siz yapmadıysanız ya da parolayı hatırlamıyorsanız: yeni bir bağlantı isteyin.
unknown-title = Bu bağlantı çalışmıyor
unknown-text = Eksik olabilir. E-postadan yeniden açın ya da satırın tamamını tarayıcınıza kopyalayın. Eskiyse yeni bir bağlantı isteyin.
declined-title = Bu bağlantı iptal edildi
declined-text = E-postanızı okuyan biri bu bağlantıyı istemediğini bize bildirdi. Parolanız değiştirilmedi. Yeni bir parola seçmek isterseniz yeni bir bağlantı isteyin.
ended-title = Bu bağlantı artık çalışmıyor
ended-text = Bağlantıyı gönderdiğimizden beri hesap değişti ya da bağlantı hesabı korumak için geri çekildi. Hâlâ yeni bir parola seçmek isterseniz yeni bir bağlantı isteyin.
superseded-title = Bu bağlantı artık geçerli değil
superseded-text = Gönderdiğimizden beri büyük olasılıkla başka bir yerde parola belirlendi. Hâlâ yeni bir parola seçmek isterseniz aynı e-posta adresine yeni bir bağlantı göndeririz.
superseded-button = Yeni bağlantı gönder
limited-title = Lütfen biraz bekleyin
limited-text = Ağınızdan çok fazla istek geldi. Hiçbir şey değiştirilmedi ve aldığınız bağlantılar çalışmaya devam eder. Bekleme süresi: { $wait }.
protected-title = Bunu birlikte yapmalıyız
protected-text = Bu hesabın parolası bu sayfada belirlenemez. Bize başvurun, sizin için ayarlayalım. Hiçbir şey değiştirilmedi.
unconfirmed-title = Yeni parolanızı doğrulayamadık
unconfirmed-text = Ayarlanmış olabilir ya da olmayabilir. Onunla oturum açmayı deneyin. İşe yaramazsa yeni bir bağlantı isteyin.
not-found-title = Böyle bir sayfa yok
not-found-text = Adres yanlış yazılmış olabilir.
cross-site-title = Lütfen buradan yeniden deneyin
cross-site-text = Güvenliğiniz için bu form yalnızca kendi sayfamızdan kabul edilir. Hiçbir şey değiştirilmedi. E-postadaki bağlantıyı yeniden açın ya da baştan başlayın.
bad-request-title = Gönderdikleriniz tam ulaşmadı
bad-request-text = Hiçbir şey değiştirilmedi. Geri dönüp yeniden deneyin ya da baştan başlayın.
unavailable-title = Birazdan döneceğiz
unavailable-text = İsteğinizi şu anda alamıyoruz. Hiçbir şey değiştirilmedi ve aldığınız bağlantılar çalışmaya devam eder. Bir dakika sonra yeniden deneyin.
internal-title = Bizim tarafımızda bir sorun oluştu
internal-text = Özür dileriz. Yeniden deneyin; bir daha olursa bize başvurun ve şu numarayı belirtin:

button-new-link = Yeni bağlantı iste
button-start = Baştan başla
button-retry = Yeniden dene
button-contact = { $brand } ile iletişim
