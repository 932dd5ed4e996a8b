duration-seconds = { $count ->
   *[other] { $count }秒
}
duration-minutes = { $count ->
   *[other] { $count }分鐘
}
duration-hours = { $count ->
   *[other] { $count }小時
}
duration-days = { $count ->
   *[other] { $count }天
}

help-question = 需要協助嗎？
help-site = { $brand } 支援
language-label = 語言
language-button = 變更
error-title = 錯誤：{ $title }

request-title = 重設密碼
request-lead = 請輸入您的 { $brand } 帳戶的電子郵件地址，我們會寄送一個連結，供您設定新密碼。
request-address = 電子郵件地址
request-button = 寄送連結
request-problem = 這不像是電子郵件地址。格式應類似：{ $example }。
request-once-more = 為了您的安全，請再按一次按鈕。
request-trap = 請將此欄留空
request-checking = 請稍候…
request-wait-title = 還差一步
request-wait = 目前有大量自動要求湧入。為了便於區分，請稍等片刻，然後按下按鈕。等候時間：{ $wait }。
request-trapped = 您瀏覽器中的某個程式（例如擴充功能）填寫了一個用來辨識自動要求的隱藏欄位。該欄位現已移除：請稍等片刻，然後按下按鈕。等候時間：{ $wait }。
request-not-checked = 我們無法確認此要求是否由真人提出。請再試一次。如果仍然不行，請聯絡我們。

sent-title = 請查看您的電子郵件
sent-lead = 如果您輸入的地址有對應的帳戶，含有連結的郵件已經寄出，應會在一分鐘內送達。
sent-from = 寄件者
sent-lifetime = 連結有效期限
sent-missing-title = 還沒收到郵件？
sent-spam = 請查看垃圾郵件資料夾。
sent-address = 請確認這是您在 { $brand } 使用的地址。為了您的安全，無論輸入什麼地址，此頁面都相同。
sent-wait = 可以再次要求前的等候時間：{ $wait }。您收到的所有連結仍然有效。
sent-again = 再次要求

form-title = 設定新密碼
form-title-first = 設定密碼
form-account = 帳戶：
form-password = 新密碼
form-confirmation = 再次輸入新密碼
form-rules = 至少 { $count } 個字元，最多 72 個。幾個連在一起的詞容易記住，也難以猜到。
form-signed-out = 您將在所有裝置上登出 { $brand }，然後用新密碼重新登入。
form-button = 設定密碼
form-show = 顯示
form-show-label = 顯示密碼
form-hide = 隱藏
form-hide-label = 隱藏密碼

problem-empty = 請先輸入新密碼。
problem-mismatch = 兩次輸入的密碼不一致。請重新輸入。
problem-characters = 此密碼包含無法輸入的字元，或未按您輸入的樣子送達的字元。請重新輸入，或另選一個密碼。
problem-short = 密碼太短。至少需要 { $count } 個字元。
problem-long = 密碼太長。上限為 72 個拉丁字母或數字；其他文字和表情符號以兩到四個計算。
problem-long-count = 照此計算，您的密碼長度為 { $count }。
problem-breached = 此密碼曾出現在資料外洩事件中，別人會嘗試它。請選擇您未在其他地方使用的密碼。
problem-own = 此密碼包含 { $brand } 或您地址的一部分，別人會最先嘗試。請選擇其他密碼。
problem-common = 這是最常用的密碼之一，別人會最先嘗試。請選擇較不常見的密碼。
problem-weak = 這個密碼太容易被猜到。請加長密碼，例如使用三、四個互不相關的詞。
weak-word = 單一個詞很快就會被猜到，即使替換了幾個字母。
weak-name = 姓名，以及您的地址或「{ $brand }」中的詞，會最先被猜到。
weak-pattern = 相鄰的按鍵以及「abc」或「6543」這樣的序列很快就會被猜到。
weak-repeat = 重複的字元和詞幫助不大。
weak-date = 日期和年份很快就會被猜到。
problem-wait = 此帳戶的嘗試次數過多。您的密碼沒有變更。請稍後再按一次按鈕。等候時間：{ $wait }。
problem-busy = 您的密碼此刻正在變更，可能是在另一個視窗中。請等候一分鐘，然後再按一次按鈕。
problem-unavailable = 目前無法連線到保存您密碼的伺服器。您輸入的內容仍在這裡：請稍候，然後再按一次按鈕。您的連結仍然有效。

done-title = 新密碼已設定
done-lead = 您現在可以用新密碼登入 { $brand }。您可以關閉此頁面。
done-signed-out = 如果您曾在其他地方登入，那裡現已登出。
done-mail = 我們還會寄送一封郵件確認此變更。

not-me-title = 不是您要求的？
not-me-lead = 那麼是別人在我們的頁面上輸入了您的地址。對方看不到您的郵件，您的密碼也沒有變更。
not-me-effect = 您可以作廢那封郵件中的連結。此後一段時間內，無論誰提出要求，我們都不會向此地址寄送新連結。時長：{ $wait }。
not-me-button = 作廢此連結
not-me-keep = 是我要求的：設定新密碼
not-me-done-title = 連結已作廢
not-me-done-text = 您的密碼沒有變更，也不需要再做什麼。
not-me-done-effect = 不向此地址寄送新連結的時長：{ $wait }。如果在此之前需要連結，請聯絡我們。

expired-title = 此連結已過期
expired-text = 為保護您的帳戶，連結僅在限定時間內有效。您的密碼沒有變更。
used-title = 此連結已被使用
used-text = 已經透過您信箱中的連結設定了密碼，因此您先前收到的所有連結均已失效。
used-you = 如果是您本人操作：請用新密碼登入。
used-not-you = 如果不是您本人，或您不記得密碼：請要求新連結。
unknown-title = 此連結無法使用
unknown-text = 連結可能不完整。請從郵件中重新開啟，或將整行複製到瀏覽器中。如果是舊連結，請要求新連結。
declined-title = 此連結已作廢
declined-text = 有位能看到您郵件的人告訴我們，自己沒有要求此連結。您的密碼沒有變更。如需設定新密碼，請要求新連結。
ended-title = 此連結已失效
ended-text = 自我們寄出此連結以來，帳戶已有變更，或者為保護帳戶已撤回此連結。如果您仍想設定新密碼，請要求新連結。
superseded-title = 此連結已終止
superseded-text = 自我們寄出此連結以來，可能已在其他地方設定了密碼。如果您仍想設定新密碼，我們會將新連結寄到同一個電子郵件地址。
superseded-button = 寄送新連結
limited-title = 請稍等片刻
limited-text = 來自您所在網路的要求非常多。沒有任何變更，您收到的連結仍然有效。等候時間：{ $wait }。
protected-title = 這需要我們協助您完成
protected-text = 無法在此頁面為該帳戶設定密碼。請聯絡我們，我們會為您設定。沒有任何變更。
unconfirmed-title = 我們無法確認您的新密碼
unconfirmed-text = 它可能已設定，也可能沒有。請嘗試用它登入。如果不行，請要求新連結。
not-found-title = 沒有此頁面
not-found-text = 地址可能輸入有誤。
cross-site-title = 請從這裡再試一次
cross-site-text = 為了您的安全，此表單只接受來自我們自己頁面的提交。沒有任何變更。請重新開啟郵件中的連結，或重新開始。
bad-request-title = 內容沒有完整送達
bad-request-text = 沒有任何變更。請返回再試一次，或重新開始。
unavailable-title = 我們馬上回來
unavailable-text = 目前無法處理您的要求。沒有任何變更，您收到的連結仍然有效。請在一分鐘後再試一次。
internal-title = 我們這邊發生問題
internal-text = 非常抱歉。請再試一次；如果再次發生，請聯絡我們並提供以下編號：

button-new-link = 要求新連結
button-start = 重新開始
button-retry = 再試一次
button-contact = 聯絡 { $brand }
