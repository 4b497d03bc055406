<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Confirm</name>
    <message>
        <source>%1，请核对后取号</source>
        <translation>%1, please check</translation>
    </message>
    <message>
        <source>请核对后取号</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>请核对后取号。</source>
        <translation>Please check, then take your number.</translation>
    </message>
    <message>
        <source>前面 %1 人，约 %2 分钟。</source>
        <translation>%1 people ahead, about %2 minutes.</translation>
    </message>
    <message>
        <source>人在您前面</source>
        <translation>people ahead of you</translation>
    </message>
    <message>
        <source>分钟后叫到</source>
        <translation>minutes until your call</translation>
    </message>
    <message>
        <source>个综合窗口在办</source>
        <translation>general windows open</translation>
    </message>
    <message>
        <source>个窗口在办</source>
        <translation>windows open</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>The service center cannot be reached</translation>
    </message>
    <message>
        <source>照样能取号，号码有效；前面几个人暂时不知道。</source>
        <translation>You can still take a number and it counts; how many are ahead is not known now.</translation>
    </message>
    <message>
        <source>号票纸用完了</source>
        <translation>The ticket paper has run out</translation>
    </message>
    <message>
        <source>号码会显示在屏幕上，请拍下来。要纸的号票，请到导引台。</source>
        <translation>Your number will be shown on the screen: please photograph it. For a paper ticket, go to the guide desk.</translation>
    </message>
    <message>
        <source>还差 %1 样：%2</source>
        <translation>Still to bring (%1): %2</translation>
    </message>
    <message>
        <source>可先取号，叫到之前补齐就行。</source>
        <translation>Take a number now and bring them before you are called.</translation>
    </message>
    <message>
        <source>可先取号，叫到之前补齐就行；清单会印在号票上。</source>
        <translation>Take a number now and bring them before you are called; the list is printed on your ticket.</translation>
    </message>
    <message>
        <source>在哪办：%1</source>
        <translation>Where: %1</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take number</translation>
    </message>
</context>
<context>
    <name>FindItem</name>
    <message>
        <source>想了解哪件事？</source>
        <translation>What would you like to read about?</translation>
    </message>
    <message>
        <source>还要办什么？</source>
        <translation>Anything else?</translation>
    </message>
    <message>
        <source>要办什么事？</source>
        <translation>What do you need?</translation>
    </message>
    <message>
        <source>点一下事项。不知道叫什么名字，请按“分类”找。</source>
        <translation>Touch an item. If you do not know its name, look under &quot;Topics&quot;.</translation>
    </message>
    <message>
        <source>常办</source>
        <translation>Popular</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>首字母</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>打拼音的第一个字母，如 食品经营 → SPJY</source>
        <translation>First letters of the pinyin, e.g. 食品经营 → SPJY</translation>
    </message>
    <message>
        <source>全部分类</source>
        <translation>All topics</translation>
    </message>
    <message>
        <source>已选 %1 件，最多 %2 件</source>
        <translation>%1 chosen, at most %2</translation>
    </message>
    <message>
        <source>选好了 %1 件，去取号</source>
        <translation>Continue with %1 chosen</translation>
    </message>
</context>
<context>
    <name>FollowCard</name>
    <message>
        <source>手机扫一扫</source>
        <translation>Scan with your phone</translation>
    </message>
    <message>
        <source>随时看还差几位</source>
        <translation>See how many are ahead</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>重新开始</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>One step</translation>
    </message>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>正在朗读</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>朗读本页</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Lower</translation>
    </message>
    <message>
        <source>放回原处</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>够不着？</source>
        <translation>Too high?</translation>
    </message>
    <message>
        <source>求助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>叫工作人员</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>HelpCalled</name>
    <message>
        <source>已经叫了工作人员</source>
        <translation>Staff have been called</translation>
    </message>
    <message>
        <source>请到导引台找工作人员</source>
        <translation>Please find staff at the guide desk</translation>
    </message>
    <message>
        <source>请在这里等一下，马上有人来</source>
        <translation>Please wait here, somebody is coming</translation>
    </message>
    <message>
        <source>呼叫没有发出去，请过去找一下</source>
        <translation>The call could not be sent</translation>
    </message>
    <message>
        <source>也可以打电话</source>
        <translation>You can also call</translation>
    </message>
    <message>
        <source>接着办</source>
        <translation>Carry on</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>您好，想办什么？</source>
        <translation>Hello, what do you need?</translation>
    </message>
    <message>
        <source>现在开门</source>
        <translation>Open now</translation>
    </message>
    <message>
        <source>现在没有开门</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>窗口 %1</source>
        <translation>Windows %1</translation>
    </message>
    <message>
        <source>取号排队</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>选事项，拿号票，等叫号</source>
        <translation>Choose, take a ticket, wait to be called</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>Service guide</translation>
    </message>
    <message>
        <source>要带什么、多久、多少钱</source>
        <translation>What to bring, how long, how much</translation>
    </message>
    <message>
        <source>打印证明</source>
        <translation>Print a certificate</translation>
    </message>
    <message>
        <source>社保、公积金、不动产等</source>
        <translation>Social security, housing fund, property</translation>
    </message>
    <message>
        <source>查办理进度</source>
        <translation>Check progress</translation>
    </message>
    <message>
        <source>刷身份证或扫回执</source>
        <translation>With your ID card or receipt</translation>
    </message>
    <message>
        <source>预约与签到</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>预约过，免排队取号</source>
        <translation>Booked? Check in here</translation>
    </message>
    <message>
        <source>评价服务</source>
        <translation>Rate the service</translation>
    </message>
    <message>
        <source>刚办完的事，说说感受</source>
        <translation>Tell us how it went</translation>
    </message>
    <message>
        <source>大厅导览</source>
        <translation>Hall map</translation>
    </message>
    <message>
        <source>窗口在哪、怎么走</source>
        <translation>Find your window</translation>
    </message>
    <message>
        <source>更多服务</source>
        <translation>More services</translation>
    </message>
    <message>
        <source>投诉建议、缴费、便民</source>
        <translation>Complaints, payments and more</translation>
    </message>
    <message>
        <source>现在不取号，%1 开门</source>
        <translation>No numbers now, opens %1</translation>
    </message>
    <message>
        <source>连不上服务中心，请到导引台办</source>
        <translation>The center cannot be reached, go to the guide desk</translation>
    </message>
    <message>
        <source>这台机器的设备坏了，请用旁边的机器</source>
        <translation>This machine has a fault, use the one beside it</translation>
    </message>
    <message>
        <source>现在不能用，请到导引台</source>
        <translation>Not available now, go to the guide desk</translation>
    </message>
    <message>
        <source>现在 %1 人在等</source>
        <translation>%1 waiting now</translation>
    </message>
    <message>
        <source>约 %1 分钟</source>
        <translation>about %1 min</translation>
    </message>
    <message>
        <source>人在等</source>
        <translation>people waiting</translation>
    </message>
    <message>
        <source>分钟能叫到</source>
        <translation>minutes to wait</translation>
    </message>
    <message>
        <source>个窗口在办</source>
        <translation>windows open</translation>
    </message>
    <message>
        <source>下次开门：%1</source>
        <translation>Opens next: %1</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>The service center cannot be reached</translation>
    </message>
    <message>
        <source>照样能取号，号码有效；前面几个人暂时不知道。</source>
        <translation>You can still take a number and it counts; how many are ahead is not known now.</translation>
    </message>
    <message>
        <source>号票纸用完了</source>
        <translation>The ticket paper has run out</translation>
    </message>
    <message>
        <source>照样能取号：号码会显示在屏幕上，请拍下来。</source>
        <translation>You can still take a number: it is shown on the screen, please photograph it.</translation>
    </message>
    <message>
        <source>号票纸快用完了，现在还能打。</source>
        <translation>The ticket paper is running low, tickets still print.</translation>
    </message>
</context>
<context>
    <name>Identify</name>
    <message>
        <source>请把身份证放在读卡区</source>
        <translation>Lay your ID card on the reader</translation>
    </message>
    <message>
        <source>请输入身份证号</source>
        <translation>Type your ID number</translation>
    </message>
    <message>
        <source>读卡区在屏幕下方，放平、别动，一两秒就好</source>
        <translation>Below the screen: lay it flat and leave it for two seconds</translation>
    </message>
    <message>
        <source>身份证拿得太快了</source>
        <translation>The card was taken away too soon</translation>
    </message>
    <message>
        <source>读卡器现在不能用，下面的办法一样能取号</source>
        <translation>The reader is out of order, you can still take a number</translation>
    </message>
    <message>
        <source>没有读完。请再放一次，看到屏幕换了再拿走。</source>
        <translation>It was not read to the end. Lay it down again and wait until the screen changes.</translation>
    </message>
    <message>
        <source>没有读到这张证</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>请拿起来，擦一擦，再放平一次。还是不行就输入号码。</source>
        <translation>Lift it, wipe it and lay it flat again. If that fails, type the number.</translation>
    </message>
    <message>
        <source>这不是身份证</source>
        <translation>This is not an identity card</translation>
    </message>
    <message>
        <source>请放二代身份证、港澳台居民居住证或外国人永久居留证。</source>
        <translation>Use a resident ID card, a residence permit for Hong Kong, Macao and Taiwan residents, or a foreigner&apos;s permanent residence card.</translation>
    </message>
    <message>
        <source>证还放在上面</source>
        <translation>The card is still on the reader</translation>
    </message>
    <message>
        <source>请先拿起来，再放一次。</source>
        <translation>Lift it first, then lay it down again.</translation>
    </message>
    <message>
        <source>这张证过了有效期</source>
        <translation>This card has expired</translation>
    </message>
    <message>
        <source>请用有效的证，或者到户籍窗口换领；着急请按求助。</source>
        <translation>Use a valid card or renew it at the household window; if it is urgent, press Help.</translation>
    </message>
    <message>
        <source>不用刷证也能取号</source>
        <translation>You do not need the card</translation>
    </message>
    <message>
        <source>可以输入号码，也可以不用证件直接取号。</source>
        <translation>Type the number, or take a ticket without an ID.</translation>
    </message>
    <message>
        <source>请输入身份证号，或者请工作人员帮忙。</source>
        <translation>Type your ID number, or ask staff for help.</translation>
    </message>
    <message>
        <source>证件只用来取这个号，办完就清除，不会留在机器上。</source>
        <translation>Your card is used for this ticket only; nothing is kept on this machine.</translation>
    </message>
    <message>
        <source>输入号码</source>
        <translation>Type the number</translation>
    </message>
    <message>
        <source>没带证，输入号码</source>
        <translation>No card: type the number</translation>
    </message>
    <message>
        <source>不用证件，直接取号</source>
        <translation>Take a ticket without ID</translation>
    </message>
</context>
<context>
    <name>IdleNote</name>
    <message>
        <source>%1 秒不动就回首页</source>
        <translation>Home in %1 seconds</translation>
    </message>
    <message>
        <source>%1 秒不操作会回到首页，您的信息会被清除</source>
        <translation>Start page in %1 s, your data erased</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>已经选了</source>
        <translation>Already chosen</translation>
    </message>
</context>
<context>
    <name>ItemRows</name>
    <message>
        <source>没有找到。请少打一个字母，或按“分类”找，也可以求助。</source>
        <translation>Nothing found. Erase a letter, look under &quot;Topics&quot;, or press Help.</translation>
    </message>
    <message>
        <source>打几个字母，事项就出来。</source>
        <translation>Type a few letters and the items appear.</translation>
    </message>
</context>
<context>
    <name>ItemShelves</name>
    <message>
        <source>%1 件事</source>
        <translation>%1 items</translation>
    </message>
</context>
<context>
    <name>LetterPad</name>
    <message>
        <source>删一个</source>
        <translation>Erase</translation>
    </message>
</context>
<context>
    <name>MaterialRow</name>
    <message>
        <source>不用带：政府已经有了</source>
        <translation>Not needed: the government has it</translation>
    </message>
    <message>
        <source>有就带上，没有也能办</source>
        <translation>Bring it if you have it</translation>
    </message>
    <message>
        <source>带了</source>
        <translation>Have it</translation>
    </message>
    <message>
        <source>没带</source>
        <translation>Missing</translation>
    </message>
</context>
<context>
    <name>Materials</name>
    <message>
        <source>这些材料带了吗？</source>
        <translation>Do you have these papers?</translation>
    </message>
    <message>
        <source>当场</source>
        <translation>At once</translation>
    </message>
    <message>
        <source>个工作日内办好</source>
        <translation>working days at most</translation>
    </message>
    <message>
        <source>办完</source>
        <translation>done on the spot</translation>
    </message>
    <message>
        <source>样材料要带</source>
        <translation>papers to bring</translation>
    </message>
    <message>
        <source>不用带材料</source>
        <translation>No papers needed</translation>
    </message>
    <message>
        <source>承诺件：不能当场办完，到期给结果</source>
        <translation>Promised: not done on the spot, the result comes within the limit</translation>
    </message>
    <message>
        <source>还差 %1 样</source>
        <translation>%1 still missing</translation>
    </message>
    <message>
        <source>可以先取号，叫到之前补齐就行；清单会印在号票上。</source>
        <translation>You may take a number now and bring them before you are called; the list is printed on the ticket.</translation>
    </message>
    <message>
        <source>没带的，请点“没带”。</source>
        <translation>Touch &quot;Missing&quot; for what you do not have.</translation>
    </message>
    <message>
        <source>能办成什么</source>
        <translation>What you get</translation>
    </message>
    <message>
        <source>怎么办：第 %1 步</source>
        <translation>Step %1</translation>
    </message>
    <message>
        <source>依据什么</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>问谁</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>取号办这件事</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>再加一件事</source>
        <translation>Add another</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>删一个</source>
        <translation>Erase</translation>
    </message>
</context>
<context>
    <name>OutOfService</name>
    <message>
        <source>正在准备，马上就好</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>一般不到一分钟</source>
        <translation>Usually less than a minute</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>The service center cannot be reached</translation>
    </message>
    <message>
        <source>请用旁边的机器，或到导引台办</source>
        <translation>Please use another machine or the guide desk</translation>
    </message>
    <message>
        <source>这台机器正在维护</source>
        <translation>This machine is under maintenance</translation>
    </message>
    <message>
        <source>咨询电话 %1</source>
        <translation>Questions: %1</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>现在没有窗口办这件事</source>
        <translation>No window serves this now</translation>
    </message>
    <message>
        <source>“%1”现在没有开着的窗口，取了号也等不到。</source>
        <translation>No open window serves &quot;%1&quot;; a number would never be called.</translation>
    </message>
    <message>
        <source>现在没有开着的窗口，取了号也等不到。</source>
        <translation>No window is open for it; a number would never be called.</translation>
    </message>
    <message>
        <source>请到导引台问一问，工作人员会帮您安排。</source>
        <translation>Ask at the guide desk, the staff will help you.</translation>
    </message>
    <message>
        <source>这几件事不能用一张号票</source>
        <translation>These items need separate tickets</translation>
    </message>
    <message>
        <source>“%1”要在另外的窗口办。</source>
        <translation>&quot;%1&quot; is served at another window.</translation>
    </message>
    <message>
        <source>它们要在不同的窗口办。</source>
        <translation>They are served at different windows.</translation>
    </message>
    <message>
        <source>请先去掉它，取好这张号；再给它单独取一张号。</source>
        <translation>Remove it and take this ticket first; then take a ticket of its own for it.</translation>
    </message>
    <message>
        <source>您已经有号了：%1</source>
        <translation>You already have a number: %1</translation>
    </message>
    <message>
        <source>您已经有号了</source>
        <translation>You already have a number</translation>
    </message>
    <message>
        <source>这个号还在排队，一直有效，不用重新取。</source>
        <translation>It is still in the queue and counts; no need for another.</translation>
    </message>
    <message>
        <source>请留意叫号。号票丢了，请工作人员补打。</source>
        <translation>Please listen for your number. If the ticket is lost, staff can print it again.</translation>
    </message>
    <message>
        <source>今天的号取完了</source>
        <translation>Today's numbers for this are taken</translation>
    </message>
    <message>
        <source>“%1”一天办 %2 件，今天的已经取完。</source>
        <translation>“%1” is limited to %2 a day, and today's are taken.</translation>
    </message>
    <message>
        <source>这件事一天办的件数有限，今天的已经取完。</source>
        <translation>This is limited each day, and today's are taken.</translation>
    </message>
    <message>
        <source>请明天早些来；确实急，请到导引台说明。</source>
        <translation>Please come early tomorrow; if it is urgent, ask at the guide desk.</translation>
    </message>
    <message>
        <source>办这件事要先核对身份</source>
        <translation>This item needs your identity</translation>
    </message>
    <message>
        <source>“%1”要凭身份证取号。</source>
        <translation>Numbers for &quot;%1&quot; need an ID card.</translation>
    </message>
    <message>
        <source>这件事要凭身份证取号。</source>
        <translation>Numbers for this item need an ID card.</translation>
    </message>
    <message>
        <source>请刷身份证，或者输入身份证号。</source>
        <translation>Lay down your ID card or type its number.</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>The service center cannot be reached</translation>
    </message>
    <message>
        <source>这台机器暂时取不了号，您的事没有受影响。</source>
        <translation>This machine cannot give numbers for now; nothing of yours is lost.</translation>
    </message>
    <message>
        <source>请到导引台取号，或过几分钟再试。</source>
        <translation>Take a number at the guide desk, or try again in a few minutes.</translation>
    </message>
    <message>
        <source>这台机器出了点问题</source>
        <translation>Something went wrong on this machine</translation>
    </message>
    <message>
        <source>刚才这一步没有办成；已经拿到的号仍然有效。</source>
        <translation>The last step did not work; a number you already hold is still valid.</translation>
    </message>
    <message>
        <source>请再试一次，或到导引台请工作人员帮忙。</source>
        <translation>Please try again, or ask for help at the guide desk.</translation>
    </message>
    <message>
        <source>今天的号发完了</source>
        <translation>All numbers for today are given out</translation>
    </message>
    <message>
        <source>“%1”今天不再发号。</source>
        <translation>No more numbers for &quot;%1&quot; today.</translation>
    </message>
    <message>
        <source>今天不再发号。</source>
        <translation>No more numbers today.</translation>
    </message>
    <message>
        <source>请明天再来；确实急，请到导引台问一问。</source>
        <translation>Please come back tomorrow; if it is urgent, ask at the guide desk.</translation>
    </message>
    <message>
        <source>这次没有取成号</source>
        <translation>No number was taken</translation>
    </message>
    <message>
        <source>中间断了一下，刚才的号已经作废，没有占您的名额。</source>
        <translation>The connection broke; the number was cancelled and does not count against you.</translation>
    </message>
    <message>
        <source>请重新取一次。</source>
        <translation>Please take a number again.</translation>
    </message>
    <message>
        <source>这件事换了名字或停办了</source>
        <translation>This item was renamed or has ended</translation>
    </message>
    <message>
        <source>“%1”已经不在这里的目录上。</source>
        <translation>&quot;%1&quot; is no longer on the list here.</translation>
    </message>
    <message>
        <source>它已经不在这里的目录上。</source>
        <translation>It is no longer on the list here.</translation>
    </message>
    <message>
        <source>请重新找一找，或到导引台问一问。</source>
        <translation>Look for it again, or ask at the guide desk.</translation>
    </message>
    <message>
        <source>这台机器现在取不了号</source>
        <translation>This machine cannot give numbers now</translation>
    </message>
    <message>
        <source>机器还没有在服务中心登记好，您的事没有受影响。</source>
        <translation>It is not registered with the service center yet; nothing of yours is lost.</translation>
    </message>
    <message>
        <source>请用旁边的机器，或到导引台取号。</source>
        <translation>Use the machine beside it, or the guide desk.</translation>
    </message>
    <message>
        <source>现在没有开门</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>窗口办公时间：%1。</source>
        <translation>Opening hours: %1.</translation>
    </message>
    <message>
        <source>窗口现在不办公。</source>
        <translation>The windows are not open now.</translation>
    </message>
    <message>
        <source>下次开门：%1。那时再来取号。</source>
        <translation>Opens next: %1. Please come back then.</translation>
    </message>
    <message>
        <source>请在办公时间来取号。</source>
        <translation>Please come back during opening hours.</translation>
    </message>
    <message>
        <source>在哪办</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>咨询电话 %1</source>
        <translation>Questions: %1</translation>
    </message>
    <message>
        <source>去核对身份</source>
        <translation>Show my ID</translation>
    </message>
    <message>
        <source>回去改一改</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>换一件事</source>
        <translation>Choose another</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>知道了，回首页</source>
        <translation>OK, to the start</translation>
    </message>
</context>
<context>
    <name>StepTrail</name>
    <message>
        <source>选事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>看材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>核对身份</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>第 %1 步，共 %2 步：%3</source>
        <translation>Step %1 of %2: %3</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>您还在吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>时间到了会回到首页，您的信息会清除。</source>
        <translation>When time is up, the screen goes back to the start and your data is erased.</translation>
    </message>
    <message>
        <source>继续办理</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>TicketCard</name>
    <message>
        <source>前面 %1 人</source>
        <translation>%1 people ahead</translation>
    </message>
    <message>
        <source>约 %1 分钟</source>
        <translation>about %1 min</translation>
    </message>
    <message>
        <source>前面几个人现在不知道</source>
        <translation>People ahead: not known now</translation>
    </message>
    <message>
        <source>扫码看还差几位</source>
        <translation>Scan to follow</translation>
    </message>
</context>
<context>
    <name>TicketDone</name>
    <message>
        <source>号票已打印，请取走</source>
        <translation>Take your ticket</translation>
    </message>
    <message>
        <source>出票口在屏幕下方</source>
        <translation>It comes out below the screen</translation>
    </message>
    <message>
        <source>您的号是 %1。</source>
        <translation>Your number is %1.</translation>
    </message>
    <message>
        <source>前面 %1 人。</source>
        <translation>%1 people ahead.</translation>
    </message>
    <message>
        <source>号票可能没有打完整</source>
        <translation>Ticket may be incomplete</translation>
    </message>
    <message>
        <source>您的号 %1 已经排上，不用重新取。出票口有票就拿走；没有，请拍下这个号。</source>
        <translation>Your number %1 is in the queue, do not take another. If a ticket came out, take it; if not, photograph this number.</translation>
    </message>
    <message>
        <source>号票纸用完了，没有打出来</source>
        <translation>No paper, not printed</translation>
    </message>
    <message>
        <source>您的号 %1 已经排上，不用重新取。请拍下这个号，或请工作人员补打。</source>
        <translation>Your number %1 is in the queue, do not take another. Photograph it, or ask staff to print it.</translation>
    </message>
    <message>
        <source>号票没有打出来</source>
        <translation>The ticket was not printed</translation>
    </message>
    <message>
        <source>在哪办：%1</source>
        <translation>Where: %1</translation>
    </message>
    <message>
        <source>叫到之前请补齐</source>
        <translation>Bring these before you are called</translation>
    </message>
    <message>
        <source>服务中心暂时连不上</source>
        <translation>The service center is away for now</translation>
    </message>
    <message>
        <source>号码有效，叫号照常；恢复后手机上能看到前面几个人。</source>
        <translation>Your number counts and will be called; your phone shows the queue once it is back.</translation>
    </message>
    <message>
        <source>叫到号请尽快到窗口；过号后等 %1 位，可请窗口重新叫号。</source>
        <translation>Go to the window when called. If you miss it, ask the window again after %1 others.</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>补打号票</source>
        <translation>Print again</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>大字</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>Contrast</translation>
    </message>
</context>
<context>
    <name>TypeNumber</name>
    <message>
        <source>请输入身份证号</source>
        <translation>Type your ID number</translation>
    </message>
    <message>
        <source>共 18 位，还要输 %1 位</source>
        <translation>18 characters, %1 to go</translation>
    </message>
    <message>
        <source>18 位都对，可以下一步</source>
        <translation>All 18 are right, go on</translation>
    </message>
    <message>
        <source>对照身份证，改掉输错的地方</source>
        <translation>Compare with your card and correct it</translation>
    </message>
    <message>
        <source>请输入身份证号，一共 18 位。输错了可以删一个。</source>
        <translation>Type your ID number, 18 characters. You can erase a mistake.</translation>
    </message>
    <message>
        <source>中间的出生日期不对，请对照身份证看一遍。</source>
        <translation>The birth date in the middle is wrong; compare it with your card.</translation>
    </message>
    <message>
        <source>最后一位对不上，请对照身份证看一遍。</source>
        <translation>The last character does not fit; compare the number with your card.</translation>
    </message>
    <message>
        <source>这个号码不对，请对照身份证看一遍。</source>
        <translation>This number is wrong; compare it with your card.</translation>
    </message>
    <message>
        <source>身份证上的 18 位号码</source>
        <translation>The 18 characters on your card</translation>
    </message>
    <message>
        <source>号码不对</source>
        <translation>The number is wrong</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>欢迎使用自助服务</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>窗口 %1</source>
        <translation>Windows %1</translation>
    </message>
    <message>
        <source>欢迎使用自助服务。点一下屏幕就开始。</source>
        <translation>Welcome. Touch the screen to begin.</translation>
    </message>
    <message>
        <source>人在等</source>
        <translation>people waiting</translation>
    </message>
    <message>
        <source>分钟能叫到</source>
        <translation>minutes to wait</translation>
    </message>
    <message>
        <source>现在不取号</source>
        <translation>No numbers now</translation>
    </message>
    <message>
        <source>下次开门：%1</source>
        <translation>Opens next: %1</translation>
    </message>
    <message>
        <source>点这里开始</source>
        <translation>Touch to begin</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>当场办完</source>
        <translation>done on the spot</translation>
    </message>
    <message>
        <source>承诺 %1 个工作日</source>
        <translation>within %1 working days</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>综合窗口</source>
        <translation>General windows</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>%1 %2 号</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>%1月%2日</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1（%2）%3</source>
        <translation>%2 %1, %3</translation>
    </message>
    <message>
        <source>原件 %1 份</source>
        <translation>Original: %1</translation>
    </message>
    <message>
        <source>复印件 %1 份</source>
        <translation>Copies: %1</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>正在看要等多久</source>
        <translation>Checking the waiting time</translation>
    </message>
    <message>
        <source>马上就好</source>
        <translation>Just a moment</translation>
    </message>
    <message>
        <source>正在取号</source>
        <translation>Taking your number</translation>
    </message>
    <message>
        <source>请不要离开</source>
        <translation>Please stay here</translation>
    </message>
    <message>
        <source>正在打印号票</source>
        <translation>Printing your ticket</translation>
    </message>
    <message>
        <source>请在出票口等一下</source>
        <translation>Please wait at the ticket slot</translation>
    </message>
    <message>
        <source>正在读身份证</source>
        <translation>Reading your card</translation>
    </message>
    <message>
        <source>请不要拿走</source>
        <translation>Please leave it there</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>请稍等一下</source>
        <translation>One moment please</translation>
    </message>
    <message>
        <source>比平时慢一点，还在办，请再等一下。</source>
        <translation>Slower than usual, still working. Please wait a little longer.</translation>
    </message>
</context>
</TS>
