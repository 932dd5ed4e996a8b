greeting = Xin chào,
greeting-name = Xin chào { $name },
sent-to = Email này được gửi đến { $address } vì bạn có tài khoản tại { $brand }.
link-copy = Hoặc sao chép liên kết này vào trình duyệt:
link-lifetime = Liên kết có hiệu lực trong { $lifetime } hoặc cho đến khi bạn đã sử dụng.

reset-subject = Đặt lại mật khẩu { $brand } của bạn
reset-preheader = Tạo mật khẩu mới bằng liên kết này.
reset-title = Đặt lại mật khẩu
reset-text = Có người, có lẽ là bạn, đã yêu cầu đặt lại mật khẩu cho tài khoản { $brand } của bạn. Hãy tạo mật khẩu mới tại đây:
reset-button = Tạo mật khẩu mới
reset-ignore = Nếu bạn không yêu cầu việc này, bạn có thể bỏ qua email này: mật khẩu của bạn vẫn giữ nguyên.
reset-not-me = Hoặc hủy liên kết để trong một thời gian không nhận thêm email:
reset-asked-time = Thời điểm yêu cầu: { $time } (UTC)
reset-asked-address = Địa chỉ mạng (IP): { $address }
reset-asked-browser = Trình duyệt: { $browser }

invitation-subject = Tài khoản { $brand } của bạn: hãy tạo mật khẩu
invitation-preheader = Tài khoản của bạn đã sẵn sàng. Tạo mật khẩu bằng liên kết này.
invitation-title = Tạo mật khẩu của bạn
invitation-text = Một tài khoản { $brand } đã được tạo cho bạn. Hãy tạo mật khẩu để bắt đầu:
invitation-button = Tạo mật khẩu
invitation-ignore = Nếu bạn không biết email này nói về việc gì, bạn có thể bỏ qua: sẽ không có gì xảy ra nếu bạn không thực hiện.

changed-subject = Đã đặt mật khẩu mới cho tài khoản { $brand } của bạn
changed-preheader = Nếu đó là bạn, bạn không cần làm gì thêm.
changed-title = Mật khẩu mới của bạn đã được đặt
changed-text = Mật khẩu mới đã được đặt cho tài khoản { $brand } của bạn. Thời điểm thay đổi: { $time } (UTC).
changed-you = Nếu đó là bạn, bạn không cần làm gì thêm: hãy đăng nhập bằng mật khẩu mới.
changed-not-you-title = Đó không phải là bạn?
changed-not-you = Vậy thì có người khác đọc được email của bạn. Hãy bảo vệ hộp thư, đặt lại mật khẩu một lần nữa và báo cho chúng tôi:
