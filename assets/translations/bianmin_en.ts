<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ChoosePaper</name>
    <message>
        <source>要打印哪种证明？</source>
        <translation>Which paper do you need?</translation>
    </message>
    <message>
        <source>现在没有能打的证明</source>
        <translation>Nothing to print right now</translation>
    </message>
    <message>
        <source>%1，您有 %2 种可以打印</source>
        <translation>%1, %2 kinds can be printed</translation>
    </message>
    <message>
        <source>%1 种可以打印</source>
        <translation>%1 kinds can be printed</translation>
    </message>
    <message>
        <source>下面写着为什么。觉得不对，请到窗口</source>
        <translation>Why is written below. If it seems wrong, ask at a window</translation>
    </message>
    <message>
        <source>登记系统里没有您的这项记录</source>
        <translation>The register has no such record of you</translation>
    </message>
    <message>
        <source>今天的次数用完了，明天再来</source>
        <translation>Used up for today, come back tomorrow</translation>
    </message>
    <message>
        <source>要先申请，请到窗口</source>
        <translation>Must be applied for at a window</translation>
    </message>
    <message>
        <source>这项收费，请到窗口办</source>
        <translation>Has a fee, please go to a window</translation>
    </message>
    <message>
        <source>要先核对本人</source>
        <translation>We must check that it is you</translation>
    </message>
</context>
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
    <name>FaceCheck</name>
    <message>
        <source>正在打开摄像头</source>
        <translation>Starting the camera</translation>
    </message>
    <message>
        <source>请慢慢向左转头</source>
        <translation>Slowly turn left</translation>
    </message>
    <message>
        <source>请慢慢向右转头</source>
        <translation>Slowly turn right</translation>
    </message>
    <message>
        <source>请眨一眨眼</source>
        <translation>Please blink</translation>
    </message>
    <message>
        <source>请一个人站在镜头前</source>
        <translation>Only one person, please</translation>
    </message>
    <message>
        <source>请靠近一点</source>
        <translation>Come a little closer</translation>
    </message>
    <message>
        <source>请往后退一点</source>
        <translation>Step back a little</translation>
    </message>
    <message>
        <source>请把脸移到圈中间</source>
        <translation>Move to the middle</translation>
    </message>
    <message>
        <source>请正对着屏幕</source>
        <translation>Look straight ahead</translation>
    </message>
    <message>
        <source>请把头摆正</source>
        <translation>Hold your head upright</translation>
    </message>
    <message>
        <source>请摘下口罩或墨镜</source>
        <translation>Uncover your face</translation>
    </message>
    <message>
        <source>太暗了，请站到亮处</source>
        <translation>Find more light</translation>
    </message>
    <message>
        <source>太亮了，请避开强光</source>
        <translation>Avoid strong light</translation>
    </message>
    <message>
        <source>反了，请向右转</source>
        <translation>Other side: turn right</translation>
    </message>
    <message>
        <source>反了，请向左转</source>
        <translation>Other side: turn left</translation>
    </message>
    <message>
        <source>请站稳，别动</source>
        <translation>Please keep still</translation>
    </message>
    <message>
        <source>很好，请保持不动</source>
        <translation>Good, stay like this</translation>
    </message>
    <message>
        <source>请把脸放到圈里</source>
        <translation>Put your face in the oval</translation>
    </message>
    <message>
        <source>停止刷脸，换一种办法</source>
        <translation>Stop, another way</translation>
    </message>
</context>
<context>
    <name>FaceConsent</name>
    <message>
        <source>取号</source>
        <translation>take a number</translation>
    </message>
    <message>
        <source>打印证明</source>
        <translation>print a certificate</translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>check progress</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>make an appointment</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>rate a service</translation>
    </message>
    <message>
        <source>办事</source>
        <translation>use this service</translation>
    </message>
    <message>
        <source>%1，要不要刷脸？</source>
        <translation>%1: check your face?</translation>
    </message>
    <message>
        <source>要不要刷脸核对？</source>
        <translation>Check your face?</translation>
    </message>
    <message>
        <source>摄像头现在没有开。哪种办法都能办，您随意选</source>
        <translation>The camera is off. Every way works</translation>
    </message>
    <message>
        <source>办法有：%1。</source>
        <translation>The ways are: %1.</translation>
    </message>
    <message>
        <source>为什么要刷</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>确认来%1的是您本人</source>
        <translation>To know it is you who wants to %1</translation>
    </message>
    <message>
        <source>看看来的是不是您本人</source>
        <translation>To see that it is you</translation>
    </message>
    <message>
        <source>怎么刷</source>
        <translation>How</translation>
    </message>
    <message>
        <source>看一眼，和证件照片比一比，随时能停</source>
        <translation>Compared with your card photo. Stop any time</translation>
    </message>
    <message>
        <source>和证件照片比一比，随时能停</source>
        <translation>One look. Stop any time</translation>
    </message>
    <message>
        <source>会不会留下</source>
        <translation>What is kept</translation>
    </message>
    <message>
        <source>不保存、不外传，比完马上清除</source>
        <translation>Nothing. Wiped at once, never sent</translation>
    </message>
    <message>
        <source>不保存、不外传，比完就清除</source>
        <translation>Nothing kept or sent</translation>
    </message>
    <message>
        <source>不刷行不行</source>
        <translation>If you say no</translation>
    </message>
    <message>
        <source>行，一样办，不多要材料不多花钱</source>
        <translation>Same service, no more papers, no fee</translation>
    </message>
    <message>
        <source>不刷脸一样办，不多要材料</source>
        <translation>Same service without it</translation>
    </message>
    <message>
        <source>由%1核对，只用这一次。告知书 %2</source>
        <translation>Checked by %1. Notice %2</translation>
    </message>
</context>
<context>
    <name>FaceEnd</name>
    <message>
        <source>没看清，再来一次？</source>
        <translation>Not clear. Again?</translation>
    </message>
    <message>
        <source>这次没看清</source>
        <translation>It was not clear</translation>
    </message>
    <message>
        <source>可能是光线或者角度，不是您的问题。</source>
        <translation>The light or the angle may be the cause, not you.</translation>
    </message>
    <message>
        <source>动作没看清</source>
        <translation>The movement was missed</translation>
    </message>
    <message>
        <source>头转得慢一点、多一点，镜头就看得到。</source>
        <translation>Turn slower and a little further.</translation>
    </message>
    <message>
        <source>没有看到您的脸</source>
        <translation>Your face was not seen</translation>
    </message>
    <message>
        <source>镜头前一直没有人脸，摄像头已经关上。</source>
        <translation>Nobody was before the camera. It is off now.</translation>
    </message>
    <message>
        <source>没看清您本人</source>
        <translation>You were not seen clearly</translation>
    </message>
    <message>
        <source>反光或者背后的画面会让镜头看不准。</source>
        <translation>Reflections or pictures behind you confuse the camera.</translation>
    </message>
    <message>
        <source>证上的照片看不清</source>
        <translation>The card photo is unclear</translation>
    </message>
    <message>
        <source>芯片里的照片没法比对，不是您的问题。</source>
        <translation>The photo on the chip cannot be compared. It is not your fault.</translation>
    </message>
    <message>
        <source>没有照片可以比对</source>
        <translation>No photo to compare</translation>
    </message>
    <message>
        <source>这张证的照片读不出来，刷不了脸。</source>
        <translation>The photo on this card cannot be read, so no face check.</translation>
    </message>
    <message>
        <source>摄像头现在不能用</source>
        <translation>The camera is not working</translation>
    </message>
    <message>
        <source>是这台机器的问题，您的事不受影响。</source>
        <translation>Only this machine is affected.</translation>
    </message>
    <message>
        <source>刷脸现在不能用</source>
        <translation>Face check is not working</translation>
    </message>
    <message>
        <source>刷脸先歇一会儿</source>
        <translation>Face check takes a break</translation>
    </message>
    <message>
        <source>已经试了几次，过些时候才能再刷。</source>
        <translation>After several tries it has to wait for a while.</translation>
    </message>
    <message>
        <source>这台机器刷不了脸</source>
        <translation>No face check here</translation>
    </message>
    <message>
        <source>没有摄像头，您的事不受影响。</source>
        <translation>This machine has no camera.</translation>
    </message>
    <message>
        <source>验证码没有发出去</source>
        <translation>No code was sent</translation>
    </message>
    <message>
        <source>可能没有登记手机，或者暂时连不上。</source>
        <translation>No phone on record, or no connection now.</translation>
    </message>
    <message>
        <source>刷脸已经停了</source>
        <translation>Face check stopped</translation>
    </message>
    <message>
        <source>摄像头关上了，什么都没有留下。</source>
        <translation>The camera is off, nothing was kept.</translation>
    </message>
    <message>
        <source>请到窗口核对</source>
        <translation>Please go to a window</translation>
    </message>
    <message>
        <source>换一种办法，您的事照样能办。</source>
        <translation>Another way, the same service.</translation>
    </message>
    <message>
        <source>请带证件到窗口，当面核对</source>
        <translation>Bring your card to a window</translation>
    </message>
    <message>
        <source>没有核对上</source>
        <translation>It did not match</translation>
    </message>
    <message>
        <source>照片旧了、换了发型，机器都可能认不准。</source>
        <translation>An old photo or new hair can mislead the machine.</translation>
    </message>
    <message>
        <source>可以再试，也可以换一种办法</source>
        <translation>Try again, or choose another way</translation>
    </message>
    <message>
        <source>请换一种办法，一样能办成</source>
        <translation>Please choose another way</translation>
    </message>
    <message>
        <source>窗口在这里</source>
        <translation>The windows</translation>
    </message>
    <message>
        <source>摄像头已经关上，刚才的画面没有留下。</source>
        <translation>The camera is off, no picture was kept. </translation>
    </message>
    <message>
        <source>咨询电话 %1</source>
        <translation>Questions: %1</translation>
    </message>
    <message>
        <source>知道了，回首页</source>
        <translation>All right, home</translation>
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
    <name>Guardian</name>
    <message>
        <source>请监护人放上身份证</source>
        <translation>Guardian, lay down your ID card</translation>
    </message>
    <message>
        <source>请和监护人一起办</source>
        <translation>Please come with a guardian</translation>
    </message>
    <message>
        <source>%1 不满 14 岁，刷脸要监护人在场同意</source>
        <translation>%1 is under 14: a guardian must be here and agree</translation>
    </message>
    <message>
        <source>%1 不满 14 岁，要监护人在场同意</source>
        <translation>%1 is under 14: a guardian must be here and agree</translation>
    </message>
    <message>
        <source>不满 14 岁，要监护人在场同意。</source>
        <translation>Under 14 a guardian must be here and agree.</translation>
    </message>
    <message>
        <source>也可以：%1。</source>
        <translation>Other ways: %1.</translation>
    </message>
    <message>
        <source>这还是孩子的证</source>
        <translation>This is still the child&apos;s card</translation>
    </message>
    <message>
        <source>请先拿起来，再放监护人自己的身份证。</source>
        <translation>Take it off, then lay down the guardian&apos;s own card.</translation>
    </message>
    <message>
        <source>这一位还不满 18 岁</source>
        <translation>This person is under 18</translation>
    </message>
    <message>
        <source>请爸爸妈妈或其他成年的监护人来放证。</source>
        <translation>A parent or another adult guardian is needed.</translation>
    </message>
    <message>
        <source>身份证拿得太快了</source>
        <translation>The card was taken away too soon</translation>
    </message>
    <message>
        <source>没有读完。请再放一次，看到屏幕换了再拿走。</source>
        <translation>It was not read to the end. Lay it down again and wait until the screen changes.</translation>
    </message>
    <message>
        <source>这张证过了有效期</source>
        <translation>This card has expired</translation>
    </message>
    <message>
        <source>请用有效的证，或者请工作人员确认。</source>
        <translation>Use a valid card, or ask staff.</translation>
    </message>
    <message>
        <source>这张证还没到生效的日子</source>
        <translation>This card is not valid yet</translation>
    </message>
    <message>
        <source>请用现在有效的证，或者请工作人员确认。</source>
        <translation>Use a card valid today, or ask staff.</translation>
    </message>
    <message>
        <source>这不是监护人的身份证</source>
        <translation>Not the guardian&apos;s ID card</translation>
    </message>
    <message>
        <source>请监护人放自己的身份证。</source>
        <translation>The guardian&apos;s own ID card is needed.</translation>
    </message>
    <message>
        <source>没有读到这张证</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>请拿起来，擦一擦，再放平一次。</source>
        <translation>Lift it, wipe it, and lay it flat again.</translation>
    </message>
    <message>
        <source>读卡器现在不能用</source>
        <translation>The card reader is not working</translation>
    </message>
    <message>
        <source>您的事不受影响，下面的办法一样能办。</source>
        <translation>The ways below work just as well.</translation>
    </message>
    <message>
        <source>监护人的证只核对这一次，办完就清除。</source>
        <translation>The guardian&apos;s card is used this once, then wiped.</translation>
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
        <source>请换一种办法核对</source>
        <translation>Choose another way</translation>
    </message>
    <message>
        <source>身份证、社保卡都可以，放平、别动，一两秒就好</source>
        <translation>ID or social security card: flat and still, a second or two</translation>
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
        <source>这张证还没到生效的日子</source>
        <translation>This card is not valid yet</translation>
    </message>
    <message>
        <source>请用现在有效的证；没有就按求助。</source>
        <translation>Use a card that is valid today, or press Help.</translation>
    </message>
    <message>
        <source>这张证的芯片可能坏了</source>
        <translation>The chip of this card may be damaged</translation>
    </message>
    <message>
        <source>内容读不全。请换一种办法，或者按求助；证可以到户籍窗口换。</source>
        <translation>It cannot be read. Choose another way or press Help; the police desk replaces cards.</translation>
    </message>
    <message>
        <source>这不是要核对的那张证</source>
        <translation>Not the card that is needed</translation>
    </message>
    <message>
        <source>请放来办事的人自己的身份证。</source>
        <translation>Use the own ID card of the person served.</translation>
    </message>
    <message>
        <source>社保卡没有读出来</source>
        <translation>The social security card was not read</translation>
    </message>
    <message>
        <source>请擦一擦芯片，再放一次；或者用身份证。</source>
        <translation>Wipe the chip and try again, or use the ID card.</translation>
    </message>
    <message>
        <source>没认出这个码</source>
        <translation>The code was not recognised</translation>
    </message>
    <message>
        <source>请在手机上刷新证件码再扫；或者用身份证。</source>
        <translation>Refresh it on the phone and scan again, or use the ID card.</translation>
    </message>
    <message>
        <source>请用下面的办法，或者请工作人员帮忙。</source>
        <translation>Use the way below, or ask staff.</translation>
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
        <source>证件只用来核对是您本人，办完就清除，不会留在机器上。</source>
        <translation>Your card only shows that it is you; everything is erased afterwards.</translation>
    </message>
    <message>
        <source>输入号码</source>
        <translation>Type the number</translation>
    </message>
    <message>
        <source>用手机上的码</source>
        <translation>Use a phone code</translation>
    </message>
    <message>
        <source>没带证，输入号码</source>
        <translation>Type my ID number</translation>
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
    <message>
        <source>清空</source>
        <translation>Clear</translation>
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
    <name>PaperDone</name>
    <message>
        <source>打好了，请取走 %1 页</source>
        <translation>Printed: please take %1 pages</translation>
    </message>
    <message>
        <source>这次没有打成，已经作废</source>
        <translation>Not printed, and void</translation>
    </message>
    <message>
        <source>可能没有打完整</source>
        <translation>It may not be complete</translation>
    </message>
    <message>
        <source>出纸口在屏幕下方。别忘了身份证</source>
        <translation>The pages are below the screen. Don’t forget your ID card</translation>
    </message>
    <message>
        <source>已经出来的 %1 页不能用，请交给工作人员。今天的次数没有用掉，可以再打一次。</source>
        <translation>The %1 pages that came out are void, please give them to staff. Nothing was used up; you can print again.</translation>
    </message>
    <message>
        <source>今天的次数没有用掉，可以再打一次。</source>
        <translation>Nothing was used up; you can print again.</translation>
    </message>
    <message>
        <source>打印机说不清打完没有。请数一数：应该有 %1 页。少了请找工作人员。</source>
        <translation>The printer cannot say whether all came out. Please count: there should be %1 pages. If some are missing, ask staff.</translation>
    </message>
    <message>
        <source>编号 %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>验证码 %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>请数一数</source>
        <translation>Please count</translation>
    </message>
    <message>
        <source>收到证明的人扫纸上的二维码，就能核验真假。</source>
        <translation>Whoever gets this paper can check it by its QR code.</translation>
    </message>
    <message>
        <source>工作人员电话 %1</source>
        <translation>Staff: %1</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>再打一次</source>
        <translation>Print again</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>一份 %1 页</source>
        <translation>%1 pages a copy</translation>
    </message>
    <message>
        <source>屏幕上遮住的字，纸上是完整的</source>
        <translation>What is hidden here is whole on paper</translation>
    </message>
    <message>
        <source>请核对%1。%2</source>
        <translation>Please check: %1. %2</translation>
    </message>
    <message>
        <source>看整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>放大看</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>少一份</source>
        <translation>One copy less</translation>
    </message>
    <message>
        <source>%1 份</source>
        <translation>%1 copies</translation>
    </message>
    <message>
        <source>多一份</source>
        <translation>One copy more</translation>
    </message>
    <message>
        <source>打印 %1 页</source>
        <translation>Print %1 pages</translation>
    </message>
</context>
<context>
    <name>PaperPrinting</name>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>请在出纸口等一下，不要抽纸</source>
        <translation>Please wait and don’t pull the paper</translation>
    </message>
    <message>
        <source>打印纸用完了</source>
        <translation>The printer is out of paper</translation>
    </message>
    <message>
        <source>已经通知工作人员来加纸。加好会接着打，请稍等。</source>
        <translation>Staff have been told. Printing goes on when there is paper.</translation>
    </message>
    <message>
        <source>纸的大小不对</source>
        <translation>The paper has the wrong size</translation>
    </message>
    <message>
        <source>已经通知工作人员来换 A4 纸。换好会接着打，请稍等。</source>
        <translation>Staff have been told to bring A4. Printing goes on then.</translation>
    </message>
    <message>
        <source>打印机卡纸了</source>
        <translation>The paper is jammed</translation>
    </message>
    <message>
        <source>已经通知工作人员。清理好会接着打，请不要用力拉纸。</source>
        <translation>Staff have been told. Printing goes on when it is cleared; please don’t pull.</translation>
    </message>
    <message>
        <source>打印机的盖子没有关</source>
        <translation>The printer’s cover is open</translation>
    </message>
    <message>
        <source>已经通知工作人员。关好会接着打，请稍等。</source>
        <translation>Staff have been told. Printing goes on when it is closed.</translation>
    </message>
    <message>
        <source>打印机没有墨粉了</source>
        <translation>The printer is out of toner</translation>
    </message>
    <message>
        <source>已经通知工作人员来换。换好会接着打，请稍等。</source>
        <translation>Staff have been told. Printing goes on when it is changed.</translation>
    </message>
    <message>
        <source>出纸口满了</source>
        <translation>The paper tray is full</translation>
    </message>
    <message>
        <source>请把出纸口的纸拿走，会接着打。</source>
        <translation>Please take the pages out; printing goes on.</translation>
    </message>
    <message>
        <source>打印机停了</source>
        <translation>The printer has stopped</translation>
    </message>
    <message>
        <source>已经通知工作人员。弄好会接着打，请稍等。</source>
        <translation>Staff have been told. Printing goes on when it is mended.</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>不想等了？</source>
        <translation>Don’t want to wait?</translation>
    </message>
    <message>
        <source>按“不打了”：没打完的作废，今天的次数还给您。</source>
        <translation>Press “Stop”: what is not finished is void, and nothing is used up.</translation>
    </message>
    <message>
        <source>不打了</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>PaperRefused</name>
    <message>
        <source>请到窗口或导引台，工作人员帮您办。</source>
        <translation>Please ask at a window or the information desk.</translation>
    </message>
    <message>
        <source>没有您的这项记录</source>
        <translation>There is no such record of you</translation>
    </message>
    <message>
        <source>登记系统里查不到可以打印的内容。</source>
        <translation>The register has nothing to print.</translation>
    </message>
    <message>
        <source>觉得不对，请带上材料到窗口核对。</source>
        <translation>If that seems wrong, bring your papers to a window.</translation>
    </message>
    <message>
        <source>登记系统里没有找到您</source>
        <translation>The register does not know you</translation>
    </message>
    <message>
        <source>证件上的姓名和号码，在登记系统里对不上。</source>
        <translation>Name and number of your card do not match its records.</translation>
    </message>
    <message>
        <source>今天的次数用完了</source>
        <translation>Used up for today</translation>
    </message>
    <message>
        <source>这种证明一天只能打几次。</source>
        <translation>This paper can only be printed a few times a day.</translation>
    </message>
    <message>
        <source>请明天再来；急用请到窗口。</source>
        <translation>Please come back tomorrow; if it is urgent, go to a window.</translation>
    </message>
    <message>
        <source>要先核对本人</source>
        <translation>We must check that it is you</translation>
    </message>
    <message>
        <source>证明只交给本人。</source>
        <translation>Papers are only given to the person themselves.</translation>
    </message>
    <message>
        <source>现在查不到登记系统</source>
        <translation>The register cannot be reached</translation>
    </message>
    <message>
        <source>您的事没有受影响，也没有用掉次数。</source>
        <translation>Nothing was changed and nothing used up.</translation>
    </message>
    <message>
        <source>请过一会儿再试，或者到窗口办。</source>
        <translation>Please try again in a while, or go to a window.</translation>
    </message>
    <message>
        <source>这里还不能打证明</source>
        <translation>No papers can be printed here yet</translation>
    </message>
    <message>
        <source>这个大厅还没有连上登记系统。</source>
        <translation>This hall is not connected to a register yet.</translation>
    </message>
    <message>
        <source>这份证明机器打不了</source>
        <translation>This paper cannot be printed here</translation>
    </message>
    <message>
        <source>记录里有机器印不出来的内容，比如很少见的字。</source>
        <translation>The record holds something no machine can print, such as a very rare character.</translation>
    </message>
    <message>
        <source>现在不能盖章</source>
        <translation>The seal cannot be set now</translation>
    </message>
    <message>
        <source>电子印章暂时用不了，打出来的纸没有效力，所以不打。</source>
        <translation>Without the electronic seal a paper is worth nothing, so none is printed.</translation>
    </message>
    <message>
        <source>打印机现在不能用</source>
        <translation>The printer is not ready</translation>
    </message>
    <message>
        <source>请用旁边的机器，或者到窗口办。没有用掉次数。</source>
        <translation>Please use another machine or go to a window. Nothing was used up.</translation>
    </message>
    <message>
        <source>这次没有办成</source>
        <translation>This did not work</translation>
    </message>
    <message>
        <source>打印纸用完了，已经通知工作人员。</source>
        <translation>It is out of paper; staff have been told.</translation>
    </message>
    <message>
        <source>里面的纸不是 A4，已经通知工作人员。</source>
        <translation>The paper in it is not A4; staff have been told.</translation>
    </message>
    <message>
        <source>卡纸了，已经通知工作人员。</source>
        <translation>The paper is jammed; staff have been told.</translation>
    </message>
    <message>
        <source>盖子没有关好，已经通知工作人员。</source>
        <translation>Its cover is open; staff have been told.</translation>
    </message>
    <message>
        <source>没有墨粉了，已经通知工作人员。</source>
        <translation>It is out of toner; staff have been told.</translation>
    </message>
    <message>
        <source>上一份还没有打完，请等一下再试。</source>
        <translation>The last paper is still being printed; please try again in a moment.</translation>
    </message>
    <message>
        <source>它没有回答，已经通知工作人员。</source>
        <translation>It does not answer; staff have been told.</translation>
    </message>
    <message>
        <source>现在怎么办</source>
        <translation>What now</translation>
    </message>
    <message>
        <source>电话 %1</source>
        <translation>Telephone %1</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>打别的证明</source>
        <translation>Another paper</translation>
    </message>
</context>
<context>
    <name>PhoneCode</name>
    <message>
        <source>请输入短信验证码</source>
        <translation>Type the code</translation>
    </message>
    <message>
        <source>六位数字，发到了手机 %1</source>
        <translation>Six digits, sent to %1</translation>
    </message>
    <message>
        <source>六位数字，发到了您登记的手机上。</source>
        <translation>Six digits, sent to your phone on record.</translation>
    </message>
    <message>
        <source>验证码不对</source>
        <translation>Wrong code</translation>
    </message>
    <message>
        <source>请看清短信里的六位数字，再输一次。</source>
        <translation>Look at the message and type it again.</translation>
    </message>
    <message>
        <source>这个验证码过期了</source>
        <translation>Code expired</translation>
    </message>
    <message>
        <source>请点“重新发送”，用新收到的。</source>
        <translation>Press “Send again” and use the new one.</translation>
    </message>
    <message>
        <source>试的次数太多了</source>
        <translation>Too many tries</translation>
    </message>
    <message>
        <source>请点“返回”，换一种办法，一样能办。</source>
        <translation>Press Back and choose another way.</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>验证码暂时用不了，请换一种办法。</source>
        <translation>Please choose another way.</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>%1 秒后能重发</source>
        <translation>Again in %1 s</translation>
    </message>
    <message>
        <source>重新发送</source>
        <translation>Send again</translation>
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
        <translation>Today&apos;s numbers for this are taken</translation>
    </message>
    <message>
        <source>“%1”一天办 %2 件，今天的已经取完。</source>
        <translation>“%1” is limited to %2 a day, and today&apos;s are taken.</translation>
    </message>
    <message>
        <source>这件事一天办的件数有限，今天的已经取完。</source>
        <translation>This is limited each day, and today&apos;s are taken.</translation>
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
    <name>ShowCode</name>
    <message>
        <source>扫码口现在不能用</source>
        <translation>The scanner is not working</translation>
    </message>
    <message>
        <source>请把码对准扫码口</source>
        <translation>Hold the code to the scanner</translation>
    </message>
    <message>
        <source>您的事不受影响，换一种办法就行</source>
        <translation>Another way works just as well</translation>
    </message>
    <message>
        <source>打开手机上的电子证件码，离扫码口一掌远</source>
        <translation>Open the ID code on your phone, a palm away</translation>
    </message>
    <message>
        <source>没认出这个码</source>
        <translation>The code was not recognised</translation>
    </message>
    <message>
        <source>请打开证件的二维码，屏幕调亮一点，再扫一次。</source>
        <translation>Open the ID&apos;s QR code, make the screen brighter, scan again.</translation>
    </message>
    <message>
        <source>这个码过期了</source>
        <translation>The code has expired</translation>
    </message>
    <message>
        <source>请在手机上刷新一下，用新的码再扫。</source>
        <translation>Refresh it on the phone and scan the new one.</translation>
    </message>
    <message>
        <source>这个码已经用过</source>
        <translation>The code was used before</translation>
    </message>
    <message>
        <source>一个码只能用一次，请在手机上刷新再扫。</source>
        <translation>A code works once. Refresh it on the phone.</translation>
    </message>
    <message>
        <source>不扫码也能核对</source>
        <translation>It works without a code</translation>
    </message>
    <message>
        <source>请点“换一种办法”，放身份证；或者按求助。</source>
        <translation>Press “Another way” and lay down your ID card, or press Help.</translation>
    </message>
    <message>
        <source>码只用来核对身份，办完就清除，不会留在机器上。</source>
        <translation>The code only shows who you are. It is wiped when you are done.</translation>
    </message>
    <message>
        <source>换一种办法</source>
        <translation>Another way</translation>
    </message>
</context>
<context>
    <name>StaffPin</name>
    <message>
        <source>请工作人员确认</source>
        <translation>Staff, please confirm</translation>
    </message>
    <message>
        <source>看清楚：%1 的监护人在场、同意</source>
        <translation>Is the guardian of %1 here, and agrees?</translation>
    </message>
    <message>
        <source>看清楚：来的人就是 %1，和证件一样</source>
        <translation>Check: this is %1, as on the card</translation>
    </message>
    <message>
        <source>请核对监护人在场，再输入工号和确认码。</source>
        <translation>See that the guardian is here, then type badge and PIN.</translation>
    </message>
    <message>
        <source>请核对人和证件，再输入工号和确认码。</source>
        <translation>Compare person and card, then type badge and PIN.</translation>
    </message>
    <message>
        <source>工号或确认码不对</source>
        <translation>Wrong badge or PIN</translation>
    </message>
    <message>
        <source>请看清楚，再输一次。</source>
        <translation>Please type it again.</translation>
    </message>
    <message>
        <source>同名的不能自己确认</source>
        <translation>Not for your own name</translation>
    </message>
    <message>
        <source>请另一位工作人员来确认。</source>
        <translation>Please ask a colleague to confirm.</translation>
    </message>
    <message>
        <source>这个工号暂时锁住了</source>
        <translation>This badge is locked</translation>
    </message>
    <message>
        <source>请过一会儿，或者请另一位工作人员确认。</source>
        <translation>Wait a while, or ask a colleague.</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>这里确认不了，请带这位到窗口核对。</source>
        <translation>Take this person to a window.</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>确认码</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>StepDots</name>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>都做完了，正在核对</source>
        <translation>All done, checking</translation>
    </message>
</context>
<context>
    <name>StepTrail</name>
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
    <name>Ways</name>
    <message>
        <source>刷脸核对</source>
        <translation>Face check</translation>
    </message>
    <message>
        <source>看一眼摄像头，十来秒</source>
        <translation>One look, some ten seconds</translation>
    </message>
    <message>
        <source>再刷一次脸</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>还可以试 %1 次</source>
        <translation>%1 tries left</translation>
    </message>
    <message>
        <source>工作人员确认</source>
        <translation>Staff confirm</translation>
    </message>
    <message>
        <source>请人来看一看监护人</source>
        <translation>Staff see the guardian</translation>
    </message>
    <message>
        <source>不刷脸，请人来看证件</source>
        <translation>No face, staff see your card</translation>
    </message>
    <message>
        <source>短信验证码</source>
        <translation>Text message</translation>
    </message>
    <message>
        <source>不刷脸，发到登记的手机</source>
        <translation>No face, to your phone</translation>
    </message>
    <message>
        <source>到窗口核对</source>
        <translation>At a window</translation>
    </message>
    <message>
        <source>和监护人一起到窗口</source>
        <translation>Go there with the guardian</translation>
    </message>
    <message>
        <source>不刷脸，带证件到窗口</source>
        <translation>No face, bring your card</translation>
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
        <source>核对身份</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>选证明</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>看一看</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>选事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>看材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Number</translation>
    </message>
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
        <source>正在准备核对</source>
        <translation>Preparing the check</translation>
    </message>
    <message>
        <source>正在核对工号</source>
        <translation>Checking the badge</translation>
    </message>
    <message>
        <source>正在查有哪些证明</source>
        <translation>Looking up your papers</translation>
    </message>
    <message>
        <source>要问登记系统，请稍等</source>
        <translation>The register is asked, please wait</translation>
    </message>
    <message>
        <source>正在准备预览</source>
        <translation>Preparing the preview</translation>
    </message>
    <message>
        <source>正在出具证明</source>
        <translation>Writing your paper</translation>
    </message>
    <message>
        <source>正在打印凭条</source>
        <translation>Printing your receipt</translation>
    </message>
    <message>
        <source>正在停下打印机</source>
        <translation>Stopping the printer</translation>
    </message>
    <message>
        <source>正在处理验证码</source>
        <translation>Checking the code</translation>
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
