duration-seconds = { $count ->
   *[other] { $count }秒
}
duration-minutes = { $count ->
   *[other] { $count }分钟
}
duration-hours = { $count ->
   *[other] { $count }小时
}
duration-days = { $count ->
   *[other] { $count }天
}

help-question = 需要帮助？
help-site = { $brand } 支持
language-label = 语言
language-button = 更改
error-title = 错误：{ $title }

request-title = 重置密码
request-lead = 请输入您的 { $brand } 账户的电子邮件地址，我们会发送一个链接，供您设置新密码。
request-address = 电子邮件地址
request-button = 发送链接
request-problem = 这不像是电子邮件地址。格式应类似于：{ $example }。
request-once-more = 为了您的安全，请再次点击按钮。
request-trap = 请将此栏留空
request-checking = 请稍候…
request-wait-title = 还有一步
request-wait = 目前有大量自动请求涌入。为便于区分，请稍等片刻，然后点击按钮。等待时间：{ $wait }。
request-trapped = 您浏览器中的某个程序（例如扩展程序）填写了一个用于识别自动请求的隐藏字段。该字段现已移除：请稍等片刻，然后点击按钮。等待时间：{ $wait }。
request-not-checked = 我们无法确认此请求是否由真人发出。请重试。如果仍不行，请联系我们。

sent-title = 请查收邮件
sent-lead = 如果您输入的地址有对应的账户，含有链接的邮件已经发出，应该会在一分钟内送达。
sent-from = 发件人
sent-lifetime = 链接有效期
sent-missing-title = 没有收到邮件？
sent-spam = 请查看垃圾邮件文件夹。
sent-address = 请确认这是您在 { $brand } 使用的地址。为了您的安全，无论输入什么地址，此页面都相同。
sent-wait = 可以再次请求前的等待时间：{ $wait }。您收到的所有链接仍然有效。
sent-again = 再次请求

form-title = 设置新密码
form-title-first = 设置密码
form-account = 账户：
form-password = 新密码
form-confirmation = 再次输入新密码
form-rules = 至少 { $count } 个字符，最多 72 个。几个连在一起的词容易记住，也难以猜到。
form-signed-out = 您将在所有设备上退出 { $brand }，然后用新密码重新登录。
form-button = 设置密码
form-show = 显示
form-show-label = 显示密码
form-hide = 隐藏
form-hide-label = 隐藏密码

problem-empty = 请先输入新密码。
problem-mismatch = 两次输入的密码不一致。请重新输入。
problem-characters = 该密码包含无法输入的字符，或未按您输入的样子送达的字符。请重新输入，或另选一个密码。
problem-short = 密码太短。至少需要 { $count } 个字符。
problem-long = 密码太长。上限为 72 个拉丁字母或数字；其他文字和表情符号按两到四个计算。
problem-long-count = 照此计算，您的密码长度为 { $count }。
problem-breached = 此密码曾出现在数据泄露中，别人会尝试它。请选择您未在其他地方使用的密码。
problem-own = 此密码包含 { $brand } 或您地址的一部分，别人会最先尝试。请选择其他密码。
problem-common = 这是最常用的密码之一，别人会最先尝试。请选择不太常见的密码。
problem-weak = 这个密码太容易被猜到。请加长密码，例如使用三四个互不相关的词。
weak-word = 单个词很快就会被猜到，即使替换了几个字母。
weak-name = 姓名，以及您的地址或“{ $brand }”中的词，会最先被猜到。
weak-pattern = 相邻的按键以及“abc”或“6543”这样的序列很快就会被猜到。
weak-repeat = 重复的字符和词作用不大。
weak-date = 日期和年份很快就会被猜到。
problem-wait = 此账户的尝试次数过多。您的密码没有更改。请稍后再次点击按钮。等待时间：{ $wait }。
problem-busy = 您的密码此刻正在更改，可能是在另一个窗口中。请等待一分钟，然后再次点击按钮。
problem-unavailable = 目前无法连接到保存您密码的服务器。您输入的内容仍在这里：请稍候，然后再次点击按钮。您的链接仍然有效。

done-title = 新密码已设置
done-lead = 您现在可以用新密码登录 { $brand }。您可以关闭此页面。
done-signed-out = 如果您曾在其他地方登录，那里现已退出。
done-mail = 我们还会发送一封邮件确认此更改。

not-me-title = 不是您请求的？
not-me-lead = 那么是别人在我们的页面上输入了您的地址。对方看不到您的邮件，您的密码也没有更改。
not-me-effect = 您可以作废那封邮件中的链接。此后一段时间内，无论谁请求，我们都不会向此地址发送新链接。时长：{ $wait }。
not-me-button = 作废此链接
not-me-keep = 是我请求的：设置新密码
not-me-done-title = 链接已作废
not-me-done-text = 您的密码没有更改，也不需要再做什么。
not-me-done-effect = 不向此地址发送新链接的时长：{ $wait }。如果在此之前需要链接，请联系我们。

expired-title = 此链接已过期
expired-text = 为保护您的账户，链接仅在限定时间内有效。您的密码没有更改。
used-title = 此链接已被使用
used-text = 已经通过您邮箱中的链接设置了密码，因此您之前收到的所有链接均已失效。
used-you = 如果是您本人操作：请用新密码登录。
used-not-you = 如果不是您本人，或您不记得密码：请请求新链接。
unknown-title = 此链接无法使用
unknown-text = 链接可能不完整。请从邮件中重新打开，或将整行复制到浏览器中。如果是旧链接，请请求新链接。
declined-title = 此链接已作废
declined-text = 有位能看到您邮件的人告诉我们，自己没有请求此链接。您的密码没有更改。如需设置新密码，请请求新链接。
ended-title = 此链接已失效
ended-text = 自我们发送此链接以来，账户已发生变化，或者为保护账户已撤回此链接。如果您仍想设置新密码，请请求新链接。
superseded-title = 此链接已终止
superseded-text = 自我们发送此链接以来，可能已在其他地方设置了密码。如果您仍想设置新密码，我们会将新链接发送到同一电子邮件地址。
superseded-button = 发送新链接
limited-title = 请稍等片刻
limited-text = 来自您所在网络的请求非常多。没有任何更改，您收到的链接仍然有效。等待时间：{ $wait }。
protected-title = 这需要我们协助您完成
protected-text = 无法在此页面为该账户设置密码。请联系我们，我们会为您设置。没有任何更改。
unconfirmed-title = 我们无法确认您的新密码
unconfirmed-text = 它可能已设置，也可能没有。请尝试用它登录。如果不行，请请求新链接。
not-found-title = 没有此页面
not-found-text = 地址可能输入有误。
cross-site-title = 请从这里重试
cross-site-text = 为了您的安全，此表单只接受来自我们自己页面的提交。没有任何更改。请重新打开邮件中的链接，或重新开始。
bad-request-title = 内容没有完整送达
bad-request-text = 没有任何更改。请返回重试，或重新开始。
unavailable-title = 我们马上回来
unavailable-text = 目前无法处理您的请求。没有任何更改，您收到的链接仍然有效。请在一分钟后重试。
internal-title = 我们这边出了问题
internal-text = 非常抱歉。请重试；如果再次发生，请联系我们并提供以下编号：

button-new-link = 请求新链接
button-start = 重新开始
button-retry = 重试
button-contact = 联系 { $brand }
