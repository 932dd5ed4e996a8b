greeting = 您好：
greeting-name = { $name }，您好：
sent-to = 因您在 { $brand } 的帳戶，本郵件寄送至 { $address }。
link-copy = 或者將此連結複製到瀏覽器中：
link-lifetime = 連結在使用之前有效，有效期限：{ $lifetime }。

reset-subject = 重設您的 { $brand } 密碼
reset-preheader = 請透過此連結設定新密碼。
reset-title = 重設密碼
reset-text = 有人（很可能是您）要求重設您的 { $brand } 帳戶的密碼。請在此設定新密碼：
reset-button = 設定新密碼
reset-ignore = 如果您沒有提出要求，可以忽略本郵件：您的密碼維持不變。
reset-not-me = 或者作廢此連結，以便一段時間內不再收到郵件：
reset-asked-time = 要求時間：{ $time }（UTC）
reset-asked-address = 來源 IP 位址：{ $address }
reset-asked-browser = 瀏覽器：{ $browser }

invitation-subject = 您的 { $brand } 帳戶：請設定密碼
invitation-preheader = 您的帳戶已準備就緒。請透過此連結設定密碼。
invitation-title = 設定密碼
invitation-text = 我們為您準備了 { $brand } 帳戶。設定密碼後即可開始使用：
invitation-button = 設定密碼
invitation-ignore = 如果您不清楚這是什麼，可以忽略本郵件：沒有您的操作，什麼都不會發生。

changed-subject = 您的 { $brand } 帳戶已設定新密碼
changed-preheader = 如果是您本人操作，則無需再做任何事。
changed-title = 新密碼已設定
changed-text = 您的 { $brand } 帳戶已設定新密碼。變更時間：{ $time }（UTC）。
changed-you = 如果是您本人操作，則無需再做任何事：請用新密碼登入。
changed-not-you-title = 不是您本人操作？
changed-not-you = 那麼可能有其他人能讀取您的郵件。請保護好您的信箱，再次重設密碼，並告知我們：
