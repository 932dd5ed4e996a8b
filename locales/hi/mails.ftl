greeting = नमस्ते,
greeting-name = नमस्ते { $name },
sent-to = यह ईमेल आपके { $brand } खाते के कारण { $address } पर भेजा गया।
link-copy = या इस लिंक को अपने ब्राउज़र में कॉपी करें:
link-lifetime = लिंक इस्तेमाल होने तक काम करता है। अधिकतम वैधता: { $lifetime }।

reset-subject = अपना { $brand } पासवर्ड रीसेट करें
reset-preheader = इस लिंक से नया पासवर्ड चुनें।
reset-title = अपना पासवर्ड रीसेट करें
reset-text = किसी ने, शायद आपने, आपके { $brand } खाते का पासवर्ड रीसेट करने का अनुरोध किया है। नया पासवर्ड यहाँ चुनें:
reset-button = नया पासवर्ड चुनें
reset-ignore = अगर आपने यह अनुरोध नहीं किया, तो इस ईमेल को अनदेखा करें: आपका पासवर्ड वैसा ही रहेगा।
reset-not-me = या लिंक रद्द करें, ताकि कुछ समय तक और ईमेल न आएँ:
reset-asked-time = अनुरोध का समय: { $time } (UTC)
reset-asked-address = नेटवर्क पता (IP): { $address }
reset-asked-browser = ब्राउज़र: { $browser }

invitation-subject = आपका { $brand } खाता: पासवर्ड चुनें
invitation-preheader = आपका खाता तैयार है। इस लिंक से पासवर्ड चुनें।
invitation-title = अपना पासवर्ड चुनें
invitation-text = आपके लिए { $brand } खाता तैयार है। पासवर्ड चुनें और शुरू करें:
invitation-button = पासवर्ड चुनें
invitation-ignore = अगर आपको नहीं पता कि यह किस बारे में है, तो इस ईमेल को अनदेखा करें: आपके बिना कुछ नहीं होगा।

changed-subject = आपके { $brand } खाते के लिए नया पासवर्ड सेट किया गया
changed-preheader = अगर यह आपने किया था, तो और कुछ करने की ज़रूरत नहीं है।
changed-title = आपका नया पासवर्ड सेट हो गया है
changed-text = आपके { $brand } खाते के लिए नया पासवर्ड सेट किया गया। बदलाव का समय: { $time } (UTC)।
changed-you = अगर यह आपने किया था, तो और कुछ करने की ज़रूरत नहीं है: नए पासवर्ड से साइन इन करें।
changed-not-you-title = यह आपने नहीं किया?
changed-not-you = तब कोई और आपके ईमेल पढ़ सकता है। अपना मेलबॉक्स सुरक्षित करें, पासवर्ड फिर से रीसेट करें, और हमें बताएँ:
