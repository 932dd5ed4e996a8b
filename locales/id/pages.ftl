duration-seconds = { $count } detik
duration-minutes = { $count } menit
duration-hours = { $count } jam
duration-days = { $count } hari

help-question = Butuh bantuan?
help-site = Dukungan { $brand }
language-label = Bahasa
language-button = Ubah
error-title = Kesalahan: { $title }

request-title = Setel ulang kata sandi Anda
request-lead = Masukkan alamat email akun { $brand } Anda, dan kami akan mengirimkan tautan untuk membuat kata sandi baru.
request-address = Alamat email
request-button = Kirimi saya tautan
request-problem = Sepertinya itu bukan alamat email. Alamat email seharusnya seperti ini: { $example }.

sent-title = Periksa email Anda
sent-lead = Jika ada akun dengan alamat yang Anda masukkan, email berisi tautan sedang dikirim. Email itu seharusnya tiba dalam satu menit.
sent-from = Pengirim
sent-lifetime = Masa berlaku tautan
sent-missing-title = Email belum masuk?
sent-spam = Periksa folder spam atau email sampah Anda.
sent-address = Pastikan alamat itu memang yang Anda gunakan di { $brand }. Demi keamanan Anda, halaman ini terlihat sama untuk alamat apa pun.
sent-wait = Waktu tunggu sebelum Anda dapat meminta lagi: { $wait }. Semua tautan yang sudah Anda terima tetap berlaku.
sent-again = Minta lagi

form-title = Buat kata sandi baru
form-title-first = Buat kata sandi Anda
form-account = Untuk akun
form-password = Kata sandi baru
form-confirmation = Ulangi kata sandi baru
form-rules = Minimal { $count } karakter, maksimal 72. Rangkaian beberapa kata mudah diingat dan sulit ditebak.
form-signed-out = Anda akan dikeluarkan dari { $brand } di semua tempat, lalu masuk lagi dengan kata sandi baru.
form-button = Tetapkan kata sandi
form-show = Tampilkan
form-show-label = Tampilkan kata sandi
form-hide = Sembunyikan
form-hide-label = Sembunyikan kata sandi

problem-empty = Ketik kata sandi baru terlebih dahulu.
problem-mismatch = Kedua kata sandi tidak sama. Ketik ulang keduanya.
problem-short = Kata sandi ini terlalu pendek. Diperlukan minimal { $count } karakter.
problem-long = Kata sandi ini terlalu panjang. Batasnya 72 huruf Latin atau angka; huruf lain dan emoji dihitung dua hingga empat kali.
problem-common = Ini salah satu kata sandi yang paling banyak digunakan dan yang pertama akan dicoba orang lain. Pilih yang lebih jarang digunakan.
problem-weak = Kata sandi ini terlalu mudah ditebak. Buat lebih panjang, misalnya dengan tiga atau empat kata yang tidak saling berkaitan.
weak-word = Satu kata saja cepat tertebak, meskipun beberapa hurufnya diganti.
weak-name = Nama, serta kata dari alamat Anda atau dari { $brand }, ditebak paling awal.
weak-pattern = Tombol yang berdekatan dan urutan seperti “abc” atau “6543” cepat tertebak.
weak-repeat = Karakter dan kata yang diulang tidak banyak membantu.
weak-date = Tanggal dan tahun cepat tertebak.
problem-wait = Terlalu banyak percobaan untuk akun ini. Kata sandi Anda tidak diubah. Tekan tombolnya lagi nanti. Waktu tunggu: { $wait }.
problem-busy = Kata sandi Anda sedang diubah saat ini juga, mungkin di jendela lain. Tunggu satu menit, lalu tekan tombolnya lagi.
problem-unavailable = Saat ini kami tidak dapat menghubungi server yang menyimpan kata sandi Anda. Yang Anda ketik masih ada di sini: tunggu sebentar, lalu tekan tombolnya lagi. Tautan Anda tetap berlaku.

done-title = Kata sandi baru Anda sudah ditetapkan
done-lead = Sekarang Anda dapat masuk ke { $brand } dengan kata sandi baru. Anda dapat menutup halaman ini.
done-signed-out = Jika sebelumnya Anda masuk di suatu tempat, Anda sudah dikeluarkan dari sana.
done-mail = Kami juga akan mengirimkan email konfirmasi perubahan ini.

expired-title = Tautan ini sudah kedaluwarsa
expired-text = Demi keamanan akun Anda, tautan hanya berlaku untuk waktu terbatas. Kata sandi Anda tidak diubah.
used-title = Tautan ini sudah digunakan
used-text = Kata sandi telah ditetapkan dengan tautan dari kotak surat Anda, sehingga semua tautan yang sebelumnya Anda terima tidak berlaku lagi.
used-you = Jika itu Anda: masuk dengan kata sandi baru Anda.
used-not-you = Jika itu bukan Anda, atau Anda tidak ingat kata sandinya: minta tautan baru.
unknown-title = Tautan ini tidak berfungsi
unknown-text = Mungkin tautannya tidak lengkap. Buka lagi dari email, atau salin seluruh baris ke browser Anda. Jika itu tautan lama, minta tautan baru.
protected-title = Kita perlu melakukannya bersama
protected-text = Kata sandi untuk akun ini tidak dapat ditetapkan di halaman ini. Silakan hubungi kami: kami akan mengaturnya untuk Anda. Tidak ada yang diubah.
gone-title = Akun ini tidak dapat ditemukan lagi
gone-text = Mungkin akun ini telah dihapus, atau alamatnya berubah. Silakan hubungi kami, dan kita akan mencari tahu bersama.
not-found-title = Halaman ini tidak ada
not-found-text = Mungkin alamatnya salah ketik.
cross-site-title = Silakan coba lagi dari sini
cross-site-text = Demi keamanan Anda, formulir ini hanya diterima dari halaman kami sendiri. Tidak ada yang diubah. Buka lagi tautan dari email Anda, atau mulai dari awal.
bad-request-title = Data tidak diterima secara utuh
bad-request-text = Tidak ada yang diubah. Kembali dan coba lagi, atau mulai dari awal.
unavailable-title = Kami akan segera kembali
unavailable-text = Saat ini kami tidak dapat menerima permintaan Anda. Tidak ada yang diubah, dan tautan yang sudah Anda terima tetap berlaku. Silakan coba lagi dalam satu menit.
internal-title = Terjadi kesalahan di pihak kami
internal-text = Mohon maaf. Silakan coba lagi; jika terjadi lagi, hubungi kami dan sebutkan nomor ini:

button-new-link = Minta tautan baru
button-start = Mulai dari awal
button-retry = Coba lagi
button-contact = Hubungi { $brand }
