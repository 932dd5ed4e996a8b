greeting = 您好：
greeting-name = { $name }，您好：
sent-to = 因您在 { $brand } 的账户，本邮件发送至 { $address }。
link-copy = 或者将此链接复制到浏览器中：
link-lifetime = 链接在使用之前有效，有效期：{ $lifetime }。

reset-subject = 重置您的 { $brand } 密码
reset-preheader = 请通过此链接设置新密码。
reset-title = 重置密码
reset-text = 有人（很可能是您）请求重置您的 { $brand } 账户的密码。请在此设置新密码：
reset-button = 设置新密码
reset-ignore = 如果您没有提出请求，可以忽略本邮件：您的密码保持不变。
reset-not-me = 或者作废此链接，以便一段时间内不再收到邮件：
reset-asked-time = 请求时间：{ $time }（UTC）
reset-asked-address = 来源 IP 地址：{ $address }
reset-asked-browser = 浏览器：{ $browser }

invitation-subject = 您的 { $brand } 账户：请设置密码
invitation-preheader = 您的账户已准备就绪。请通过此链接设置密码。
invitation-title = 设置密码
invitation-text = 我们为您准备了 { $brand } 账户。设置密码后即可开始使用：
invitation-button = 设置密码
invitation-ignore = 如果您不清楚这是什么，可以忽略本邮件：没有您的操作，什么都不会发生。

changed-subject = 您的 { $brand } 账户已设置新密码
changed-preheader = 如果是您本人操作，则无需再做任何事。
changed-title = 新密码已设置
changed-text = 您的 { $brand } 账户已设置新密码。更改时间：{ $time }（UTC）。
changed-you = 如果是您本人操作，则无需再做任何事：请用新密码登录。
changed-not-you-title = 不是您本人操作？
changed-not-you = 那么可能有其他人能读取您的邮件。请保护好您的邮箱，再次重置密码，并告知我们：
