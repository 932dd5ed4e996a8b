duration-seconds = { $count ->
   *[other] { $count }초
}
duration-minutes = { $count ->
   *[other] { $count }분
}
duration-hours = { $count ->
   *[other] { $count }시간
}
duration-days = { $count ->
   *[other] { $count }일
}

help-question = 도움이 필요하세요?
help-site = { $brand } 고객지원
language-label = 언어
language-button = 변경
error-title = 오류: { $title }

request-title = 비밀번호 재설정
request-lead = { $brand } 계정의 이메일 주소를 입력하시면 새 비밀번호를 정할 수 있는 링크를 보내 드립니다.
request-address = 이메일 주소
request-button = 링크 받기
request-problem = 이메일 주소 형식이 아닌 것 같습니다. 다음과 같은 형식이어야 합니다: { $example }.
request-once-more = 안전을 위해 버튼을 한 번 더 눌러 주세요.
request-trap = 이 칸은 비워 두세요
request-checking = 잠시만요…
request-wait-title = 한 단계 더 남았습니다
request-wait = 지금 자동화된 요청이 많이 들어오고 있습니다. 고객님의 요청과 구별할 수 있도록 잠시 기다렸다가 버튼을 눌러 주세요. 대기 시간: { $wait }.
request-trapped = 확장 프로그램 등 브라우저의 무언가가 자동화된 요청을 가려내기 위한 숨겨진 입력란을 채웠습니다. 이제 그 입력란을 없앴으니 잠시 기다렸다가 버튼을 눌러 주세요. 대기 시간: { $wait }.
request-not-checked = 사람이 보낸 요청인지 확인하지 못했습니다. 다시 시도해 주세요. 그래도 안 되면 문의해 주세요.

sent-title = 이메일을 확인하세요
sent-lead = 입력하신 주소의 계정이 있으면 링크가 담긴 메일을 보내 드렸습니다. 1분 안에 도착할 것입니다.
sent-from = 보낸 사람
sent-lifetime = 링크 유효 기간
sent-missing-title = 메일이 오지 않았나요?
sent-spam = 스팸 메일함을 확인하세요.
sent-address = { $brand }에서 사용하는 주소가 맞는지 확인하세요. 안전을 위해 이 화면은 어떤 주소에서나 똑같이 표시됩니다.
sent-wait = 다시 요청할 수 있을 때까지 남은 시간: { $wait }. 받으신 링크는 모두 계속 유효합니다.
sent-again = 다시 요청

form-title = 새 비밀번호 정하기
form-title-first = 비밀번호 정하기
form-account = 계정:
form-password = 새 비밀번호
form-confirmation = 새 비밀번호 확인
form-rules = { $count }자 이상, 72자 이하. 단어 몇 개를 이어 쓰면 기억하기 쉽고 알아맞히기 어렵습니다.
form-signed-out = { $brand }의 모든 기기에서 로그아웃되며, 새 비밀번호로 다시 로그인하게 됩니다.
form-button = 비밀번호 저장
form-show = 표시
form-show-label = 비밀번호 표시
form-hide = 숨기기
form-hide-label = 비밀번호 숨기기

problem-empty = 먼저 새 비밀번호를 입력하세요.
problem-mismatch = 두 비밀번호가 일치하지 않습니다. 둘 다 다시 입력하세요.
problem-characters = 이 비밀번호에는 입력할 수 없거나 입력한 대로 전달되지 않은 문자가 있습니다. 다시 입력하거나 다른 비밀번호를 선택하세요.
problem-short = 비밀번호가 너무 짧습니다. { $count }자 이상이어야 합니다.
problem-long = 비밀번호가 너무 깁니다. 영문자와 숫자로 72자까지 가능하며, 다른 문자와 이모지는 두 자에서 네 자로 셉니다.
problem-long-count = 이렇게 세면 입력하신 비밀번호의 길이는 { $count }입니다.
problem-breached = 이 비밀번호는 데이터 유출 사고에서 발견되어 다른 사람이 시도할 수 있습니다. 다른 곳에서 쓰지 않는 것으로 정하세요.
problem-own = 이 비밀번호에는 다른 사람이 가장 먼저 시도할 { $brand } 또는 이메일 주소의 일부가 들어 있습니다. 다른 것으로 정하세요.
problem-common = 가장 많이 쓰이는 비밀번호 중 하나로, 다른 사람이 가장 먼저 시도할 것입니다. 덜 흔한 것으로 정하세요.
problem-weak = 너무 쉽게 알아맞힐 수 있는 비밀번호입니다. 서로 관련 없는 단어 서너 개를 쓰는 등 더 길게 만드세요.
weak-word = 단어 하나는 글자를 몇 개 바꾸더라도 금방 알아맞힐 수 있습니다.
weak-name = 이름, 그리고 이메일 주소나 “{ $brand }”에 들어 있는 단어는 가장 먼저 시도됩니다.
weak-pattern = 이웃한 자판이나 “abc”, “6543” 같은 순서는 금방 알아맞힐 수 있습니다.
weak-repeat = 반복되는 글자와 단어는 별로 도움이 되지 않습니다.
weak-date = 날짜와 연도는 금방 알아맞힐 수 있습니다.
problem-wait = 이 계정에서 시도가 너무 많았습니다. 비밀번호는 바뀌지 않았습니다. 나중에 버튼을 다시 누르세요. 대기 시간: { $wait }.
problem-busy = 다른 창 등에서 지금 비밀번호가 변경되고 있습니다. 1분 기다린 후 버튼을 다시 누르세요.
problem-unavailable = 비밀번호를 보관하는 서버에 지금 연결할 수 없습니다. 입력하신 내용은 그대로 있습니다. 잠시 기다린 후 버튼을 다시 누르세요. 링크는 계속 유효합니다.

done-title = 새 비밀번호가 설정되었습니다
done-lead = 이제 새 비밀번호로 { $brand }에 로그인할 수 있습니다. 이 화면은 닫으셔도 됩니다.
done-signed-out = 다른 곳에 로그인되어 있었다면 모두 로그아웃되었습니다.
done-mail = 변경을 확인하는 메일도 보내 드립니다.

not-me-title = 요청하지 않으셨나요?
not-me-lead = 그렇다면 다른 사람이 저희 페이지에 고객님의 주소를 입력한 것입니다. 그 사람은 고객님의 메일을 읽을 수 없으며, 비밀번호는 바뀌지 않았습니다.
not-me-effect = 그 메일의 링크를 취소할 수 있습니다. 그러면 누가 요청하든 한동안 이 주소로 새 링크를 보내지 않습니다. 기간: { $wait }.
not-me-button = 이 링크 취소
not-me-keep = 제가 요청했습니다: 새 비밀번호 정하기
not-me-done-title = 링크가 취소되었습니다
not-me-done-text = 비밀번호는 바뀌지 않았으며, 더 하실 일은 없습니다.
not-me-done-effect = 이 주소로 새 링크를 보내지 않는 기간: { $wait }. 그 전에 필요하시면 문의해 주세요.

expired-title = 링크가 만료되었습니다
expired-text = 계정 보호를 위해 링크는 정해진 시간 동안만 유효합니다. 비밀번호는 바뀌지 않았습니다.
used-title = 이미 사용된 링크입니다
used-text = 받으신 링크로 비밀번호가 설정되어, 그동안 받으신 링크는 모두 효력을 잃었습니다.
used-you = 본인이 하셨다면: 새 비밀번호로 로그인하세요.
used-not-you = 본인이 아니거나 비밀번호가 기억나지 않으면: 새 링크를 요청하세요.
unknown-title = 작동하지 않는 링크입니다
unknown-text = 링크가 완전하지 않을 수 있습니다. 메일에서 다시 열거나 줄 전체를 브라우저에 복사하세요. 오래된 링크라면 새 링크를 요청하세요.
declined-title = 취소된 링크입니다
declined-text = 고객님의 메일을 읽는 사람이 요청한 적이 없다고 알려 왔습니다. 비밀번호는 바뀌지 않았습니다. 새 비밀번호를 정하시려면 새 링크를 요청하세요.
ended-title = 더 이상 사용할 수 없는 링크입니다
ended-text = 링크를 보낸 뒤 계정이 바뀌었거나, 계정 보호를 위해 링크가 회수되었습니다. 그래도 새 비밀번호를 정하시려면 새 링크를 요청하세요.
superseded-title = 효력이 끝난 링크입니다
superseded-text = 링크를 보낸 뒤 다른 곳에서 비밀번호가 설정된 것으로 보입니다. 그래도 새 비밀번호를 정하시려면 같은 이메일 주소로 새 링크를 보내 드립니다.
superseded-button = 새 링크 받기
limited-title = 잠시 기다려 주세요
limited-text = 사용 중인 네트워크에서 요청이 매우 많이 들어왔습니다. 변경된 것은 없으며, 받으신 링크는 계속 유효합니다. 대기 시간: { $wait }.
protected-title = 함께 처리해야 합니다
protected-text = 이 계정의 비밀번호는 이 화면에서 정할 수 없습니다. 문의해 주시면 저희가 설정해 드립니다. 변경된 것은 없습니다.
unconfirmed-title = 새 비밀번호를 확인할 수 없었습니다
unconfirmed-text = 설정되었을 수도, 그렇지 않을 수도 있습니다. 그 비밀번호로 로그인해 보세요. 되지 않으면 새 링크를 요청하세요.
not-found-title = 없는 페이지입니다
not-found-text = 주소가 잘못 입력되었을 수 있습니다.
cross-site-title = 여기에서 다시 시도하세요
cross-site-text = 안전을 위해 이 양식은 저희 사이트의 화면에서만 받습니다. 변경된 것은 없습니다. 메일의 링크를 다시 열거나 처음부터 시작하세요.
bad-request-title = 내용이 온전히 도착하지 않았습니다
bad-request-text = 변경된 것은 없습니다. 돌아가서 다시 시도하거나 처음부터 시작하세요.
unavailable-title = 곧 다시 이용하실 수 있습니다
unavailable-text = 지금은 요청을 받을 수 없습니다. 변경된 것은 없으며, 받으신 링크는 계속 유효합니다. 1분 후에 다시 시도하세요.
internal-title = 저희 쪽에 문제가 생겼습니다
internal-text = 죄송합니다. 다시 시도해 보시고, 또 발생하면 이 번호와 함께 문의해 주세요:

button-new-link = 새 링크 요청
button-start = 처음부터 시작
button-retry = 다시 시도
button-contact = { $brand }에 문의
