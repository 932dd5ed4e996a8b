greeting = こんにちは。
greeting-name = { $name } 様
sent-to = このメールは、{ $brand } のアカウントに関するお知らせとして { $address } 宛てにお送りしています。
link-copy = または、次のリンクをブラウザーにコピーしてください：
link-lifetime = リンクは使用されるまで有効です。有効期間：{ $lifetime }。

reset-subject = { $brand } のパスワードの再設定
reset-preheader = このリンクから新しいパスワードを設定してください。
reset-title = パスワードの再設定
reset-text = { $brand } のアカウントのパスワードの再設定が依頼されました。次のリンクから新しいパスワードを設定してください：
reset-button = 新しいパスワードを設定
reset-ignore = 心当たりがない場合は、このメールを無視してください。パスワードは変わりません。
reset-not-me = または、リンクを無効にすると、しばらくこのメールが届かなくなります：
reset-asked-time = 依頼日時：{ $time }（UTC）
reset-asked-address = 依頼元の IP アドレス：{ $address }
reset-asked-browser = ブラウザー：{ $browser }

invitation-subject = { $brand } のアカウント：パスワードの設定
invitation-preheader = アカウントの準備ができました。このリンクからパスワードを設定してください。
invitation-title = パスワードの設定
invitation-text = { $brand } のアカウントをご用意しました。パスワードを設定すると、ご利用を開始できます：
invitation-button = パスワードを設定
invitation-ignore = 心当たりがない場合は、このメールを無視してください。お客様の操作なしには何も行われません。

changed-subject = { $brand } のアカウントに新しいパスワードが設定されました
changed-preheader = ご本人の場合、ほかに必要な操作はありません。
changed-title = 新しいパスワードを設定しました
changed-text = { $brand } のアカウントに新しいパスワードが設定されました。変更日時：{ $time }（UTC）。
changed-you = ご本人の場合、ほかに必要な操作はありません。新しいパスワードでログインしてください。
changed-not-you-title = 心当たりがない場合
changed-not-you = ほかの人がメールを読める状態になっています。メールアカウントを保護し、パスワードを再設定したうえで、こちらまでご連絡ください：
