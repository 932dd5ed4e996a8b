duration-seconds = { $count } giây
duration-minutes = { $count } phút
duration-hours = { $count } giờ
duration-days = { $count } ngày

help-question = Bạn cần trợ giúp?
help-site = Hỗ trợ của { $brand }
language-label = Ngôn ngữ
language-button = Thay đổi
error-title = Lỗi: { $title }

request-title = Đặt lại mật khẩu
request-lead = Hãy nhập địa chỉ email của tài khoản { $brand }, chúng tôi sẽ gửi cho bạn một liên kết để tạo mật khẩu mới.
request-address = Địa chỉ email
request-button = Gửi liên kết cho tôi
request-problem = Đây có vẻ không phải là địa chỉ email. Địa chỉ cần có dạng như sau: { $example }.

sent-title = Kiểm tra email của bạn
sent-lead = Nếu có tài khoản ứng với địa chỉ bạn đã nhập, một email chứa liên kết đang được gửi đi. Email này thường đến trong vòng một phút.
sent-from = Người gửi
sent-lifetime = Thời hạn của liên kết
sent-missing-title = Chưa nhận được email?
sent-spam = Hãy xem trong thư mục spam hoặc thư rác.
sent-address = Hãy kiểm tra xem đó có đúng là địa chỉ bạn dùng với { $brand } không. Để bảo vệ bạn, trang này hiển thị giống nhau với mọi địa chỉ.
sent-wait = Thời gian chờ trước khi bạn có thể yêu cầu lại: { $wait }. Mọi liên kết bạn đã nhận vẫn dùng được.
sent-again = Yêu cầu lại

form-title = Tạo mật khẩu mới
form-title-first = Tạo mật khẩu của bạn
form-account = Cho tài khoản
form-password = Mật khẩu mới
form-confirmation = Nhập lại mật khẩu mới
form-rules = Ít nhất { $count } ký tự, nhiều nhất 72 ký tự. Một chuỗi gồm vài từ vừa dễ nhớ vừa khó đoán.
form-signed-out = Bạn sẽ được đăng xuất khỏi { $brand } ở mọi nơi, rồi đăng nhập lại bằng mật khẩu mới.
form-button = Đặt mật khẩu
form-show = Hiện
form-show-label = Hiện mật khẩu
form-hide = Ẩn
form-hide-label = Ẩn mật khẩu

problem-empty = Trước tiên, hãy nhập mật khẩu mới.
problem-mismatch = Hai mật khẩu không khớp. Hãy nhập lại cả hai.
problem-short = Mật khẩu này quá ngắn. Cần có ít nhất { $count } ký tự.
problem-long = Mật khẩu này quá dài. Giới hạn là 72 chữ cái Latinh không dấu hoặc chữ số; các chữ cái khác và biểu tượng cảm xúc được tính gấp hai đến bốn lần.
problem-common = Đây là một trong những mật khẩu được dùng nhiều nhất, và người khác sẽ thử nó đầu tiên. Hãy chọn một mật khẩu ít phổ biến hơn.
problem-weak = Mật khẩu này quá dễ đoán. Hãy đặt dài hơn, chẳng hạn bằng ba hoặc bốn từ không liên quan đến nhau.
weak-word = Một từ đơn lẻ rất nhanh bị đoán ra, dù đã thay vài chữ cái.
weak-name = Tên riêng và các từ trong địa chỉ của bạn hoặc trong tên { $brand } sẽ bị đoán đầu tiên.
weak-pattern = Các phím liền kề và các chuỗi như “abc” hay “6543” rất nhanh bị đoán ra.
weak-repeat = Việc lặp lại ký tự và từ không giúp được bao nhiêu.
weak-date = Ngày tháng và năm rất nhanh bị đoán ra.
problem-wait = Đã có quá nhiều lần thử với tài khoản này. Mật khẩu của bạn chưa được thay đổi. Hãy đợi rồi nhấn nút lần nữa. Thời gian chờ: { $wait }.
problem-busy = Mật khẩu của bạn đang được thay đổi ngay lúc này, có thể là trong một cửa sổ khác. Hãy đợi một phút rồi nhấn nút lần nữa.
problem-unavailable = Hiện chúng tôi không kết nối được với máy chủ lưu mật khẩu của bạn. Nội dung bạn đã nhập vẫn còn ở đây: hãy đợi một lát rồi nhấn nút lần nữa. Liên kết của bạn vẫn dùng được.

done-title = Mật khẩu mới của bạn đã được đặt
done-lead = Giờ đây bạn có thể đăng nhập vào { $brand } bằng mật khẩu mới. Bạn có thể đóng trang này.
done-signed-out = Nếu trước đó bạn đang đăng nhập ở đâu đó, bạn đã được đăng xuất khỏi nơi đó.
done-mail = Chúng tôi cũng sẽ gửi cho bạn một email xác nhận thay đổi này.

expired-title = Liên kết này đã hết hạn
expired-text = Để giữ an toàn cho tài khoản của bạn, liên kết chỉ dùng được trong một thời gian giới hạn. Mật khẩu của bạn chưa được thay đổi.
used-title = Liên kết này đã được sử dụng
used-text = Mật khẩu đã được đặt bằng một liên kết trong hộp thư của bạn, vì vậy mọi liên kết bạn nhận trước đó đều đã hết hiệu lực.
used-you = Nếu đó là bạn: hãy đăng nhập bằng mật khẩu mới.
used-not-you = Nếu đó không phải là bạn, hoặc bạn không nhớ mật khẩu: hãy yêu cầu liên kết mới.
unknown-title = Liên kết này không dùng được
unknown-text = Có thể liên kết không đầy đủ. Hãy mở lại từ email, hoặc sao chép cả dòng vào trình duyệt. Nếu đó là liên kết cũ, hãy yêu cầu liên kết mới.
protected-title = Chúng ta cần cùng thực hiện việc này
protected-text = Không thể đặt mật khẩu cho tài khoản này trên trang này. Vui lòng liên hệ với chúng tôi: chúng tôi sẽ đặt giúp bạn. Chưa có gì thay đổi.
gone-title = Không còn tìm thấy tài khoản này
gone-text = Có thể tài khoản đã bị xóa hoặc địa chỉ của tài khoản đã thay đổi. Vui lòng liên hệ với chúng tôi để cùng tìm hiểu.
not-found-title = Không có trang này
not-found-text = Có thể địa chỉ bị gõ nhầm.
cross-site-title = Vui lòng thử lại từ đây
cross-site-text = Để bảo vệ bạn, biểu mẫu này chỉ được chấp nhận khi gửi từ trang của chính chúng tôi. Chưa có gì thay đổi. Hãy mở lại liên kết trong email, hoặc bắt đầu lại từ đầu.
bad-request-title = Dữ liệu gửi đến không đầy đủ
bad-request-text = Chưa có gì thay đổi. Hãy quay lại và thử lần nữa, hoặc bắt đầu lại từ đầu.
unavailable-title = Chúng tôi sẽ trở lại ngay
unavailable-text = Hiện chúng tôi chưa thể tiếp nhận yêu cầu của bạn. Chưa có gì thay đổi, và các liên kết bạn đã nhận vẫn dùng được. Vui lòng thử lại sau một phút.
internal-title = Đã xảy ra lỗi ở phía chúng tôi
internal-text = Chúng tôi rất tiếc. Vui lòng thử lại; nếu lỗi lại xảy ra, hãy liên hệ với chúng tôi và cho biết số này:

button-new-link = Yêu cầu liên kết mới
button-start = Bắt đầu lại từ đầu
button-retry = Thử lại
button-contact = Liên hệ với { $brand }
