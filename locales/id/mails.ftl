greeting = Halo,
greeting-name = Halo { $name },
sent-to = Email ini dikirim ke { $address } karena Anda memiliki akun di { $brand }.
link-copy = Atau salin tautan ini ke browser Anda:
link-lifetime = Tautan ini berlaku selama { $lifetime }, atau hingga Anda menggunakannya.

reset-subject = Setel ulang kata sandi { $brand } Anda
reset-preheader = Buat kata sandi baru dengan tautan ini.
reset-title = Setel ulang kata sandi Anda
reset-text = Seseorang, mungkin Anda, meminta penyetelan ulang kata sandi akun { $brand } Anda. Buat kata sandi baru di sini:
reset-button = Buat kata sandi baru
reset-ignore = Jika Anda tidak memintanya, Anda dapat mengabaikan email ini: kata sandi Anda tidak berubah.
reset-not-me = Atau batalkan tautan, agar untuk sementara tidak ada email lagi:
reset-asked-time = Waktu permintaan: { $time } (UTC)
reset-asked-address = Dari alamat jaringan (IP): { $address }
reset-asked-browser = Browser: { $browser }

invitation-subject = Akun { $brand } Anda: buat kata sandi
invitation-preheader = Akun Anda sudah siap. Buat kata sandi dengan tautan ini.
invitation-title = Buat kata sandi Anda
invitation-text = Akun { $brand } telah dibuat untuk Anda. Buat kata sandi, lalu Anda dapat mulai:
invitation-button = Buat kata sandi
invitation-ignore = Jika Anda tidak tahu maksud email ini, Anda dapat mengabaikannya: tidak ada yang terjadi tanpa Anda.

changed-subject = Kata sandi baru telah ditetapkan untuk akun { $brand } Anda
changed-preheader = Jika itu Anda, tidak ada lagi yang perlu dilakukan.
changed-title = Kata sandi baru Anda sudah ditetapkan
changed-text = Kata sandi baru telah ditetapkan untuk akun { $brand } Anda. Waktu perubahan: { $time } (UTC).
changed-you = Jika itu Anda, tidak ada lagi yang perlu dilakukan: masuk dengan kata sandi baru.
changed-not-you-title = Bukan Anda?
changed-not-you = Berarti orang lain dapat membaca email Anda. Amankan kotak surat Anda, setel ulang kata sandi sekali lagi, dan beri tahu kami:
