duration-seconds = { $count ->
   *[other] { $count }秒
}
duration-minutes = { $count ->
   *[other] { $count }分
}
duration-hours = { $count ->
   *[other] { $count }時間
}
duration-days = { $count ->
   *[other] { $count }日
}

help-question = お困りですか？
help-site = { $brand } のサポート
language-label = 言語
language-button = 変更
error-title = エラー：{ $title }

request-title = パスワードの再設定
request-lead = { $brand } のアカウントのメールアドレスを入力してください。新しいパスワードを設定するためのリンクをお送りします。
request-address = メールアドレス
request-button = リンクを送信
request-problem = メールアドレスの形式ではないようです。{ $example } のような形式で入力してください。
request-once-more = 安全のため、もう一度ボタンを押してください。
request-trap = この欄は空のままにしてください
request-checking = 少々お待ちください…
request-wait-title = あと一歩です
request-wait = ただいま自動化されたリクエストが多数届いています。お客様のご依頼と区別するため、少し待ってからボタンを押してください。待ち時間：{ $wait }。
request-not-checked = このご依頼が人によるものか確認できませんでした。もう一度お試しください。解決しない場合はお問い合わせください。

sent-title = メールをご確認ください
sent-lead = 入力されたアドレスのアカウントがある場合は、リンクを記載したメールをお送りしています。1分以内に届く見込みです。
sent-from = 差出人
sent-lifetime = リンクの有効期間
sent-missing-title = メールが届かない場合
sent-spam = 迷惑メールフォルダーをご確認ください。
sent-address = { $brand } でお使いのアドレスかどうかご確認ください。安全のため、この画面はどのアドレスでも同じ表示になります。
sent-wait = 再度依頼できるまでの時間：{ $wait }。これまでに届いたリンクはすべて引き続き有効です。
sent-again = 再度依頼する

form-title = 新しいパスワードの設定
form-title-first = パスワードの設定
form-account = アカウント：
form-password = 新しいパスワード
form-confirmation = 新しいパスワード（確認）
form-rules = { $count } 文字以上、72 文字以内。いくつかの単語を並べると、覚えやすく推測されにくくなります。
form-signed-out = { $brand } のすべての端末からログアウトされます。新しいパスワードで再度ログインしてください。
form-button = パスワードを設定
form-show = 表示
form-show-label = パスワードを表示
form-hide = 隠す
form-hide-label = パスワードを隠す

problem-empty = 新しいパスワードを入力してください。
problem-mismatch = 2つのパスワードが一致しません。両方とも入力し直してください。
problem-characters = このパスワードには、入力できない文字、または入力したとおりに届かなかった文字が含まれています。もう一度入力するか、別のパスワードを選んでください。
problem-short = パスワードが短すぎます。{ $count } 文字以上必要です。
problem-long = パスワードが長すぎます。半角英数字で 72 文字までです。その他の文字や絵文字は 2～4 文字分として数えます。
problem-long-count = この数え方では、入力されたパスワードは { $count } 文字分です。
problem-breached = このパスワードはデータ漏えいで流出しており、ほかの人に試されます。ほかで使っていないものにしてください。
problem-own = このパスワードには { $brand } またはメールアドレスの一部が含まれており、真っ先に試されます。別のものにしてください。
problem-common = 最もよく使われるパスワードの一つで、真っ先に試されます。あまり使われていないものにしてください。
problem-weak = 推測されやすいパスワードです。関連のない単語を3つか4つ並べるなどして、長くしてください。
weak-word = 単語一つだけでは、文字をいくつか置き換えてもすぐに推測されます。
weak-name = 名前や、メールアドレスまたは「{ $brand }」に含まれる言葉は、真っ先に推測されます。
weak-pattern = 隣り合うキーや「abc」「6543」のような並びは、すぐに推測されます。
weak-repeat = 文字や単語の繰り返しは、あまり効果がありません。
weak-date = 日付や年は、すぐに推測されます。
problem-wait = このアカウントでの試行回数が多すぎます。パスワードは変更されていません。しばらくしてからもう一度ボタンを押してください。待ち時間：{ $wait }。
problem-busy = パスワードは現在、別の画面などで変更されているところです。1分ほど待ってから、もう一度ボタンを押してください。
problem-unavailable = パスワードを管理するサーバーに接続できません。入力内容は残っています。しばらく待ってから、もう一度ボタンを押してください。リンクは引き続き有効です。

done-title = 新しいパスワードを設定しました
done-lead = 新しいパスワードで { $brand } にログインできます。この画面は閉じてかまいません。
done-signed-out = ログイン中だった端末からはログアウトされました。
done-mail = 変更を確認するメールもお送りします。

not-me-title = 心当たりがありませんか？
not-me-lead = ほかの誰かが、当ページにお客様のアドレスを入力しました。その人はお客様のメールを読めず、パスワードも変更されていません。
not-me-effect = そのメールのリンクを無効にできます。無効にすると、誰が依頼しても、しばらくこのアドレスに新しいリンクを送りません。期間：{ $wait }。
not-me-button = このリンクを無効にする
not-me-keep = 自分で依頼しました：新しいパスワードを設定する
not-me-done-title = リンクを無効にしました
not-me-done-text = パスワードは変更されていません。ほかに必要な操作はありません。
not-me-done-effect = このアドレスに新しいリンクを送らない期間：{ $wait }。それより前に必要な場合は、お問い合わせください。

expired-title = このリンクは有効期限が切れています
expired-text = アカウントを守るため、リンクには有効期限があります。パスワードは変更されていません。
used-title = このリンクはすでに使用されています
used-text = 届いたリンクからパスワードが設定されたため、これまでのリンクはすべて無効になりました。
used-you = ご本人の場合：新しいパスワードでログインしてください。
used-not-you = 心当たりがない場合、またはパスワードを忘れた場合：新しいリンクを依頼してください。
unknown-title = このリンクは使用できません
unknown-text = リンクが途中で切れている可能性があります。メールからもう一度開くか、行全体をブラウザーにコピーしてください。古いリンクの場合は、新しいリンクを依頼してください。
declined-title = このリンクは無効にされました
declined-text = お客様のメールを読んでいる方から、依頼していないとの連絡がありました。パスワードは変更されていません。新しいパスワードを設定するには、新しいリンクを依頼してください。
ended-title = このリンクは使用できなくなりました
ended-text = リンクの送信後にアカウントが変更されたか、アカウントを守るためにリンクが取り消されました。引き続き新しいパスワードを設定するには、新しいリンクを依頼してください。
superseded-title = このリンクは終了しました
superseded-text = リンクの送信後に、別の場所でパスワードが設定された可能性があります。引き続き新しいパスワードを設定する場合は、同じメールアドレスに新しいリンクをお送りします。
superseded-button = 新しいリンクを送信
limited-title = 少しお待ちください
limited-text = お使いのネットワークから非常に多くのリクエストが届いています。何も変更されておらず、届いたリンクは引き続き有効です。待ち時間：{ $wait }。
protected-title = お手続きのお手伝いが必要です
protected-text = このアカウントのパスワードは、この画面では設定できません。お問い合わせいただければ、こちらで設定します。何も変更されていません。
unconfirmed-title = 新しいパスワードを確認できませんでした
unconfirmed-text = 設定された可能性も、されていない可能性もあります。そのパスワードでログインしてみてください。できない場合は、新しいリンクを依頼してください。
not-found-title = ページが見つかりません
not-found-text = アドレスに誤りがある可能性があります。
cross-site-title = ここからもう一度お試しください
cross-site-text = 安全のため、このフォームは当サイトの画面からのみ受け付けています。何も変更されていません。メールのリンクをもう一度開くか、最初からやり直してください。
bad-request-title = 内容が正しく届きませんでした
bad-request-text = 何も変更されていません。前の画面に戻ってもう一度試すか、最初からやり直してください。
unavailable-title = まもなく再開します
unavailable-text = ただいまご依頼を受け付けられません。何も変更されておらず、届いたリンクは引き続き有効です。1分ほどしてからもう一度お試しください。
internal-title = こちら側で問題が発生しました
internal-text = 申し訳ございません。もう一度お試しください。再び発生する場合は、次の番号を添えてお問い合わせください：

button-new-link = 新しいリンクを依頼
button-start = 最初からやり直す
button-retry = もう一度試す
button-contact = { $brand } に問い合わせる
