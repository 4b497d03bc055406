<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AnswerRow</name>
    <message>
        <source>身份证上的</source>
        <translation>from your card</translation>
    </message>
    <message>
        <source>政府登记的</source>
        <translation>on record</translation>
    </message>
    <message>
        <source>改%1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>AskCase</name>
    <message>
        <source>怎么查？哪种都行</source>
        <translation>How shall we look it up?</translation>
    </message>
    <message>
        <source>下面三种，选方便的一种</source>
        <translation>Three ways, take the handiest</translation>
    </message>
    <message>
        <source>下面两种，选方便的一种</source>
        <translation>Two ways, take the handiest</translation>
    </message>
    <message>
        <source>放身份证</source>
        <translation>Lay down the ID card</translation>
    </message>
    <message>
        <source>请把身份证放在读卡区</source>
        <translation>Put the ID card on the reader</translation>
    </message>
    <message>
        <source>在屏幕下方，放平、别动</source>
        <translation>Below the screen, flat and still</translation>
    </message>
    <message>
        <source>读卡器现在不能用</source>
        <translation>Card reader out of order</translation>
    </message>
    <message>
        <source>申请人的证，放在屏幕下方的读卡区</source>
        <translation>The applicant&apos;s, on the reader below the screen</translation>
    </message>
    <message>
        <source>扫回执上的码</source>
        <translation>Scan the receipt</translation>
    </message>
    <message>
        <source>回执的二维码对准扫码口，离一掌远</source>
        <translation>Its QR code to the scanner, a palm away</translation>
    </message>
    <message>
        <source>请把回执对准扫码口</source>
        <translation>Hold the receipt to the scanner</translation>
    </message>
    <message>
        <source>在屏幕下方，二维码朝里，离一掌远</source>
        <translation>Below the screen, code facing it, a palm away</translation>
    </message>
    <message>
        <source>扫码口现在不能用</source>
        <translation>Scanner out of order</translation>
    </message>
    <message>
        <source>输入办件编号</source>
        <translation>Type the number</translation>
    </message>
    <message>
        <source>回执上的 14 位编号，和身份证后四位</source>
        <translation>14 digits, and the end of the ID number</translation>
    </message>
    <message>
        <source>这不是办件回执上的码</source>
        <translation>This is not a receipt&apos;s code</translation>
    </message>
    <message>
        <source>请扫回执上的二维码；号票和付款的码查不了。</source>
        <translation>Scan the code on the receipt; tickets and payment codes do not help here.</translation>
    </message>
    <message>
        <source>没有查到这张回执</source>
        <translation>This receipt was not found</translation>
    </message>
    <message>
        <source>可能是别的大厅的，或者过了保存的时间。请换一种办法。</source>
        <translation>It may be of another hall, or too old. Please take another way.</translation>
    </message>
    <message>
        <source>放身份证，或者输入编号，一样能查。</source>
        <translation>Lay down the ID card or type the number instead.</translation>
    </message>
    <message>
        <source>查到的只给您看，看完就清除，不会留在机器上。</source>
        <translation>Shown to you only, and erased when you leave.</translation>
    </message>
</context>
<context>
    <name>CaseRefused</name>
    <message>
        <source>这张证名下没有办件</source>
        <translation>There is no case of this card</translation>
    </message>
    <message>
        <source>可能是用别人的证件申请的，或者是在别的大厅办的。</source>
        <translation>Perhaps somebody else applied, or it was in another hall.</translation>
    </message>
    <message>
        <source>有回执，请扫回执上的码，或者输入编号。</source>
        <translation>If you have a receipt, scan its code or type its number.</translation>
    </message>
    <message>
        <source>试的次数太多了</source>
        <translation>Too many tries</translation>
    </message>
    <message>
        <source>为了保护别人的信息，这里要停一会儿。</source>
        <translation>To protect other people, this pauses for a while.</translation>
    </message>
    <message>
        <source>有身份证，可以放身份证查；或者过十分钟再来。</source>
        <translation>The ID card may still work; or come back in ten minutes.</translation>
    </message>
    <message>
        <source>这里查不了办件</source>
        <translation>Cases cannot be looked up here</translation>
    </message>
    <message>
        <source>这个大厅的办件在别的系统里。</source>
        <translation>This hall keeps them in another system.</translation>
    </message>
    <message>
        <source>请到窗口或导引台问，工作人员帮您查。</source>
        <translation>Please ask at a window or the guide desk.</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>The service center cannot be reached</translation>
    </message>
    <message>
        <source>您的事还在照常办，没有受影响。</source>
        <translation>Your case goes on as usual.</translation>
    </message>
    <message>
        <source>请过几分钟再查，或者到窗口问。</source>
        <translation>Try again in a few minutes, or ask at a window.</translation>
    </message>
    <message>
        <source>这次没有查到</source>
        <translation>Nothing was found this time</translation>
    </message>
    <message>
        <source>您的事没有受影响。</source>
        <translation>Your case is not affected.</translation>
    </message>
    <message>
        <source>现在怎么办</source>
        <translation>What to do now</translation>
    </message>
    <message>
        <source>电话 %1</source>
        <translation> Phone %1</translation>
    </message>
    <message>
        <source>换一种办法</source>
        <translation>Another way</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>不查了</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>CaseRow</name>
    <message>
        <source>%1收件</source>
        <translation>Received %1</translation>
    </message>
    <message>
        <source>编号 %1</source>
        <translation>No. %1</translation>
    </message>
</context>
<context>
    <name>CaseWay</name>
    <message>
        <source>承诺 %1前办完</source>
        <translation>Promised by %1</translation>
    </message>
    <message>
        <source>进度单打好了，请在出票口取走。</source>
        <translation>Your slip is printed, please take it.</translation>
    </message>
    <message>
        <source>进度单可能没有打完整，可以再打一张，或者拍下屏幕。</source>
        <translation>The slip may be incomplete. Print another, or photograph the screen.</translation>
    </message>
    <message>
        <source>进度单没有打出来，已经通知工作人员。请拍下屏幕上的编号。</source>
        <translation>No slip came out; staff were told. Please photograph the number.</translation>
    </message>
    <message>
        <source>请把材料补来</source>
        <translation>Please bring what is missing</translation>
    </message>
    <message>
        <source>%1前带来：%2</source>
        <translation>By %1: %2</translation>
    </message>
    <message>
        <source>公开的原因：%1</source>
        <translation>Reason given: %1</translation>
    </message>
    <message>
        <source>已经超过 %1 个工作日</source>
        <translation>Working days late: %1</translation>
    </message>
    <message>
        <source>还剩 %1 个工作日</source>
        <translation>Working days left: %1</translation>
    </message>
    <message>
        <source>今天是最后一天</source>
        <translation>Today is the last day</translation>
    </message>
    <message>
        <source>受理以后 %1 个工作日内办完</source>
        <translation>Done within %1 working days of acceptance</translation>
    </message>
    <message>
        <source>受理以后当场办完</source>
        <translation>Done on the spot once accepted</translation>
    </message>
    <message>
        <source>签承诺书，不用交</source>
        <translation>By declaration, not to be brought</translation>
    </message>
    <message>
        <source>%1。办理部门在 %2前核查。</source>
        <translation>%1. The department checks it by %2.</translation>
    </message>
    <message>
        <source>核查的结果和承诺不一致</source>
        <translation>The check found something else</translation>
    </message>
    <message>
        <source>请到窗口领取决定书，上面写明理由和怎样申请复议。领过证照的，请一起带来。</source>
        <translation>Please collect the decision at a window: it says why, and how to appeal. Bring the document you were given.</translation>
    </message>
    <message>
        <source>费用 %1 元，%2已缴</source>
        <translation>Fee CNY %1, paid on %2</translation>
    </message>
    <message>
        <source>费用 %1 元，正在退回</source>
        <translation>Fee CNY %1, on its way back</translation>
    </message>
    <message>
        <source>费用 %1 元，已经退回</source>
        <translation>Fee CNY %1, paid back</translation>
    </message>
    <message>
        <source>还要缴费 %1 元</source>
        <translation>Fee to pay: CNY %1</translation>
    </message>
    <message>
        <source>最迟 %1缴清。在首页选“缴费”，扫缴费单，或者输 %2；也可以到窗口缴。</source>
        <translation>Pay by %1: choose Pay a fee on the first screen, scan the fee slip or type %2. Or pay at a window.</translation>
    </message>
    <message>
        <source>比承诺的晚了</source>
        <translation>Later than promised</translation>
    </message>
    <message>
        <source>现在不计时</source>
        <translation>The clock stands</translation>
    </message>
    <message>
        <source>听证、检验、鉴定、专家评审这些，按规定不算在办理时间里。做完了接着计时。</source>
        <translation>Hearings, tests, appraisals and expert reviews do not count. Afterwards the clock goes on.</translation>
    </message>
    <message>
        <source>请到%1领取</source>
        <translation>Pick it up at: %1</translation>
    </message>
    <message>
        <source>请到窗口领取</source>
        <translation>Pick it up at a window</translation>
    </message>
    <message>
        <source>%1，带上身份证。</source>
        <translation>%1. Bring your ID card.</translation>
    </message>
    <message>
        <source>请带上身份证。</source>
        <translation>Bring your ID card.</translation>
    </message>
    <message>
        <source>办理部门要公开说明原因；着急请按求助。</source>
        <translation>The office must publish why. Press Help if it is urgent.</translation>
    </message>
    <message>
        <source>编号 %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>看好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>打好了</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>打印进度单</source>
        <translation>Print slip</translation>
    </message>
</context>
<context>
    <name>ChooseCase</name>
    <message>
        <source>看哪一件？</source>
        <translation>Which one?</translation>
    </message>
    <message>
        <source>%1，查到 %2 件，新的在前</source>
        <translation>%1, %2 found, newest first</translation>
    </message>
</context>
<context>
    <name>ChooseClaim</name>
    <message>
        <source>您有哪一种证件？</source>
        <translation>Which document do you hold?</translation>
    </message>
    <message>
        <source>凭证件可以往前排</source>
        <translation>With it you go ahead in the queue</translation>
    </message>
    <message>
        <source>没有带证件，请按顺序排。</source>
        <translation>Without it, please queue as usual.</translation>
    </message>
    <message>
        <source>号票上会印着要带的证件。没有带，请按顺序排。</source>
        <translation>The ticket says what to show. Without it, please queue as usual.</translation>
    </message>
    <message>
        <source>请准备好证件</source>
        <translation>Have your document ready</translation>
    </message>
    <message>
        <source>都没有，按顺序排</source>
        <translation>None, queue in order</translation>
    </message>
</context>
<context>
    <name>ChooseForm</name>
    <message>
        <source>要申请办什么？</source>
        <translation>What do you want to apply for?</translation>
    </message>
    <message>
        <source>在这里填表、交材料，提交后拿回执</source>
        <translation>Fill in, hand in, and take your receipt</translation>
    </message>
    <message>
        <source>接着办上次没交的</source>
        <translation>Open a saved one</translation>
    </message>
</context>
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
        <translation>%1, papers you can print: %2</translation>
    </message>
    <message>
        <source>%1 种可以打印</source>
        <translation>Papers you can print: %1</translation>
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
        <source>今天的次数用完了，%1再来</source>
        <translation>Used up for today, come again on %1</translation>
    </message>
    <message>
        <source>今天的次数用完了，下次开门再来</source>
        <translation>Used up for today, come again when the hall opens next</translation>
    </message>
    <message>
        <source>要先申请，批准后来打印</source>
        <translation>Apply for it first, print it once it is granted</translation>
    </message>
    <message>
        <source>要先申请，点这里申请</source>
        <translation>Apply for it first: touch here</translation>
    </message>
    <message>
        <source>已经申请，批准后来打印</source>
        <translation>Applied for: print it once it is granted</translation>
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
        <source>在哪办：%1。</source>
        <translation>Where: %1.</translation>
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
        <source>优先：%1</source>
        <translation>Priority: %1</translation>
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
        <source>取号</source>
        <translation>Take number</translation>
    </message>
    <message>
        <source>改优先证件</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>有优先证件</source>
        <translation>Priority</translation>
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
        <source>提交申请</source>
        <translation>file an application</translation>
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
        <source>这里不刷脸，哪种办法都能办。</source>
        <translation>No face check here. Any of these will do.</translation>
    </message>
    <message>
        <source>这里不刷脸。</source>
        <translation>No face check here.</translation>
    </message>
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
        <source>怎么核对是您本人？</source>
        <translation>Confirm it is you</translation>
    </message>
    <message>
        <source>出生日期没有读出来</source>
        <translation>Date of birth not read</translation>
    </message>
    <message>
        <source>不知道是不是满 14 岁，就不能刷脸。</source>
        <translation>Not knowing whether you are 14, we do not check faces.</translation>
    </message>
    <message>
        <source>照片旧了、换了发型，机器都可能认不准。</source>
        <translation>An old photo or new hair can mislead the machine.</translation>
    </message>
    <message>
        <source>请选一种，您随意</source>
        <translation>Choose whichever you like</translation>
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
        <translation> Questions: %1</translation>
    </message>
    <message>
        <source>知道了，回首页</source>
        <translation>All right, home</translation>
    </message>
</context>
<context>
    <name>FeeCode</name>
    <message>
        <source>要付哪张单子？</source>
        <translation>Which slip to pay?</translation>
    </message>
    <message>
        <source>把单子的二维码对准扫码口，或者输入 12 位数字</source>
        <translation>Hold its code to the scanner, or type its 12 digits</translation>
    </message>
    <message>
        <source>请输入单子上的 12 位数字</source>
        <translation>Type the 12 digits on the slip</translation>
    </message>
    <message>
        <source>没有这张单子</source>
        <translation>No such slip</translation>
    </message>
    <message>
        <source>请对照单子再输一次；过期的单子请到窗口换。</source>
        <translation>Please compare and type again. A slip that has lapsed is renewed at a window.</translation>
    </message>
    <message>
        <source>这张单子付过了</source>
        <translation>Paid already</translation>
    </message>
    <message>
        <source>不用再付。觉得不对，请带单子到窗口。</source>
        <translation>Nothing more to pay. If that seems wrong, take it to a window.</translation>
    </message>
    <message>
        <source>试的次数太多了</source>
        <translation>Too many tries</translation>
    </message>
    <message>
        <source>请过十分钟再试，或者带单子到窗口付。</source>
        <translation>Try again in ten minutes, or pay at a window.</translation>
    </message>
    <message>
        <source>这个大厅现在不收费</source>
        <translation>No fees taken here</translation>
    </message>
    <message>
        <source>请带单子到窗口付。</source>
        <translation>Please pay the slip at a window.</translation>
    </message>
    <message>
        <source>现在不能付款</source>
        <translation>Cannot pay now</translation>
    </message>
    <message>
        <source>收款的系统没有回答，没有扣钱。请过一会儿再试。</source>
        <translation>Nothing was taken. Please try again later.</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>Center not reached</translation>
    </message>
    <message>
        <source>没有扣钱。请过一会儿再试，或者到窗口付。</source>
        <translation>Nothing was taken. Try again later, or pay at a window.</translation>
    </message>
    <message>
        <source>单子上的 12 位数字</source>
        <translation>12 digits on the slip</translation>
    </message>
    <message>
        <source>正在查</source>
        <translation>Looking</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>FeePaid</name>
    <message>
        <source>付好了</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>请取走凭条，出口在屏幕下方</source>
        <translation>Please take your receipt below the screen</translation>
    </message>
    <message>
        <source>没有打出凭条，请拍下单号</source>
        <translation>No receipt came out; please photograph the number</translation>
    </message>
    <message>
        <source>证明马上就打，请不要离开</source>
        <translation>Your paper is printed next, please stay</translation>
    </message>
    <message>
        <source>这张单子付过了</source>
        <translation>Paid already</translation>
    </message>
    <message>
        <source>不用再付，%1</source>
        <translation>Nothing more to pay. %1</translation>
    </message>
    <message>
        <source>%1 元</source>
        <translation>CNY %1</translation>
    </message>
    <message>
        <source>缴款单号 %1</source>
        <translation>Payment No. %1</translation>
    </message>
    <message>
        <source>请留好凭条，办事时给窗口看；退款、开票也要用。</source>
        <translation>Keep the receipt for the window, for a refund or an invoice.</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>FeeUnpaid</name>
    <message>
        <source>没有付成</source>
        <translation>It was not paid</translation>
    </message>
    <message>
        <source>银行或者钱包没有同意这次付款，没有扣钱。</source>
        <translation>Your bank or wallet refused. Nothing was taken.</translation>
    </message>
    <message>
        <source>请看一下手机上的提示，换一张卡再试；也可以到窗口付。</source>
        <translation>See your phone and try another card, or pay at a window.</translation>
    </message>
    <message>
        <source>付款的时间过了</source>
        <translation>Time to pay is over</translation>
    </message>
    <message>
        <source>没有收到付款，没有扣钱。</source>
        <translation>No payment came. Nothing was taken.</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>Center not reached</translation>
    </message>
    <message>
        <source>付没付成，现在还不知道。钱不会丢。</source>
        <translation>Not known yet whether it went through. No money is lost.</translation>
    </message>
    <message>
        <source>付成了就记在这张单子上，不会收第二次。请过一会儿再看。</source>
        <translation>If it did, it counts for this slip. Look again later.</translation>
    </message>
    <message>
        <source>已经付了的，没有打出证明，会原路退回。</source>
        <translation>If you paid, the money comes back, as no paper was printed.</translation>
    </message>
    <message>
        <source>现在不能付款</source>
        <translation>Cannot pay now</translation>
    </message>
    <message>
        <source>收款的系统没有回答，没有扣钱。</source>
        <translation>The payment service does not answer. Nothing was taken.</translation>
    </message>
    <message>
        <source>请过一会儿再试，或者到窗口付。</source>
        <translation>Try again later, or pay at a window.</translation>
    </message>
    <message>
        <source>要付，请再扫一次新的码。刚好付了的，会记在单子上。</source>
        <translation>To pay, scan a new code. If you just paid, it counts for the slip.</translation>
    </message>
    <message>
        <source>要付，请再扫一次新的码。刚好付了的，会原路退回。</source>
        <translation>To pay, scan a new code. If you just paid, that comes back.</translation>
    </message>
    <message>
        <source>%1 元</source>
        <translation>CNY %1</translation>
    </message>
    <message>
        <source>现在怎么办</source>
        <translation>What now</translation>
    </message>
    <message>
        <source>电话 %1</source>
        <translation> Telephone %1</translation>
    </message>
    <message>
        <source>再付一次</source>
        <translation>Pay again</translation>
    </message>
    <message>
        <source>再看一看</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>不付了</source>
        <translation>Do not pay</translation>
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
        <source>常办</source>
        <translation>Popular</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>没有找到。请少打一个字母。</source>
        <translation>Nothing found. Erase a letter.</translation>
    </message>
    <message>
        <source>点一下事项。不知道叫什么名字，请按“分类”或“搜索”找。</source>
        <translation>Touch what you need. Not sure what it is called? Look under Topics or Search.</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>改字母</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>看 %1 件</source>
        <translation>See %1</translation>
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
    <name>FormAsk</name>
    <message>
        <source>这样填不对</source>
        <translation>That is not right</translation>
    </message>
    <message>
        <source>请您确认</source>
        <translation>Please confirm</translation>
    </message>
    <message>
        <source>第 %1 题，共 %2 题</source>
        <translation>Question %1 of %2</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>may stay empty</translation>
    </message>
    <message>
        <source>没有这一天，或者不在可以填的范围里。</source>
        <translation>There is no such day, or it is outside the range.</translation>
    </message>
    <message>
        <source>手机号码是 11 位数字，请看一遍。</source>
        <translation>A mobile number has 11 digits. Please look again.</translation>
    </message>
    <message>
        <source>这个号码不对，请对照身份证看一遍。</source>
        <translation>Please compare it with the card.</translation>
    </message>
    <message>
        <source>这个数字不在可以填的范围里。</source>
        <translation>This figure is outside the range.</translation>
    </message>
    <message>
        <source>8 位数字，如 20260105</source>
        <translation>8 digits: 20260105</translation>
    </message>
    <message>
        <source>11 位手机号码</source>
        <translation>11 digits</translation>
    </message>
    <message>
        <source>身份证上的 18 位号码</source>
        <translation>18 characters, as on the card</translation>
    </message>
    <message>
        <source>请输入数字</source>
        <translation>Type the figure</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>我确认</source>
        <translation>I confirm</translation>
    </message>
    <message>
        <source>不填</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>FormCheck</name>
    <message>
        <source>请核对，然后签名</source>
        <translation>Please check, then sign</translation>
    </message>
    <message>
        <source>这些已经替您填好了</source>
        <translation>Filled in for you</translation>
    </message>
    <message>
        <source>这些已经填好了</source>
        <translation>This is filled in so far</translation>
    </message>
    <message>
        <source>身份证和政府登记里有的，不用再填。请看对不对</source>
        <translation>From your card and our records. Is it right?</translation>
    </message>
    <message>
        <source>请看对不对，要改的点“改”</source>
        <translation>Please check; press Change where it is wrong</translation>
    </message>
    <message>
        <source>有不对的，点“改”。</source>
        <translation>If something is wrong, press &quot;Change&quot;.</translation>
    </message>
    <message>
        <source>交了 %1 份材料。</source>
        <translation>%1 papers handed in.</translation>
    </message>
    <message>
        <source>身份证上的信息有变化，请先到公安窗口更新。</source>
        <translation>If your card is out of date, please go to the police window first.</translation>
    </message>
    <message>
        <source>都对，去签名</source>
        <translation>Right, sign</translation>
    </message>
    <message>
        <source>都对，下一步</source>
        <translation>Right, next</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>FormDone</name>
    <message>
        <source>替您存好了</source>
        <translation>Saved for you</translation>
    </message>
    <message>
        <source>提交好了，已经收件</source>
        <translation>Handed in and received</translation>
    </message>
    <message>
        <source>凭条在出票口，请取走。别忘了身份证</source>
        <translation>Please take the slip, and your ID card</translation>
    </message>
    <message>
        <source>凭条没有打出来，请用手机拍下这一屏</source>
        <translation>No slip came out; please photograph this screen</translation>
    </message>
    <message>
        <source>保存到 %1。还没有提交，不算申请。</source>
        <translation>Kept until %1. Nothing has been applied for yet.</translation>
    </message>
    <message>
        <source>%1 以前告诉您受理了没有。</source>
        <translation>By %1 you are told whether it is accepted.</translation>
    </message>
    <message>
        <source>还要缴费 %1 元</source>
        <translation>Fee to pay: CNY %1</translation>
    </message>
    <message>
        <source>该缴的时候窗口给您开缴费单。</source>
        <translation>A window gives you a fee slip when it is due.</translation>
    </message>
    <message>
        <source>缴费编号 %1，凭条上有码。</source>
        <translation>Fee code %1; it is on your slip too.</translation>
    </message>
    <message>
        <source>缴费编号 %1</source>
        <translation>Fee code %1</translation>
    </message>
    <message>
        <source>接着办：选“申请办事”，扫这个码</source>
        <translation>To go on: choose &quot;Apply&quot;, scan this code</translation>
    </message>
    <message>
        <source>查进度：手机扫这个码</source>
        <translation>To follow it: scan this code</translation>
    </message>
    <message>
        <source>现在缴费</source>
        <translation>Pay now</translation>
    </message>
    <message>
        <source>以后再缴</source>
        <translation>Pay later</translation>
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
    <name>FormGaps</name>
    <message>
        <source>还差 %1 项</source>
        <translation>Still missing: %1</translation>
    </message>
    <message>
        <source>点一项就能补上。补齐才能提交</source>
        <translation>Press one to add it; all are needed</translation>
    </message>
    <message>
        <source>缺材料不能提交，交了也不算受理。可以先存着，%1 天内补齐了接着办；也可以带上材料到窗口。</source>
        <translation>With something missing it cannot be handed in. Save it and go on within %1 days, or bring the papers to a window.</translation>
    </message>
    <message>
        <source>先存着，改天再办</source>
        <translation>Save for another day</translation>
    </message>
</context>
<context>
    <name>FormLeave</name>
    <message>
        <source>您的存单还能用，拿着它可以接着办。</source>
        <translation>Your slip still works: go on with it any time.</translation>
    </message>
    <message>
        <source>先存着，%1 天内拿着存单接着办。不存，填的内容就全部删掉。</source>
        <translation>Save it and go on within %1 days with the slip. Otherwise all of it is erased.</translation>
    </message>
    <message>
        <source>这份申请还没有提交</source>
        <translation>This is not handed in yet</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>办别的</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Erase</translation>
    </message>
</context>
<context>
    <name>FormNeeds</name>
    <message>
        <source>要准备什么</source>
        <translation>What it takes</translation>
    </message>
    <message>
        <source>承诺 %1 个工作日</source>
        <translation>promised in %1 working days</translation>
    </message>
    <message>
        <source>当场办完</source>
        <translation>done at once</translation>
    </message>
    <message>
        <source>大约 %1 分钟，要拍 %2 样材料。</source>
        <translation>About %1 minutes, papers to photograph: %2.</translation>
    </message>
    <message>
        <source>分钟左右</source>
        <translation>minutes or so</translation>
    </message>
    <message>
        <source>样材料要拍</source>
        <translation>papers to show</translation>
    </message>
    <message>
        <source>这里现在拍不了材料</source>
        <translation>No papers can be taken here now</translation>
    </message>
    <message>
        <source>可以先填表，存起来以后到别的自助机接着办，或者到窗口交。</source>
        <translation>You can fill in the form and save it, then go on at another kiosk or at a window.</translation>
    </message>
    <message>
        <source>没办完可以先存着，%1 天内拿着存单接着办。不存就全部删掉。</source>
        <translation>You can save it and go on within %1 days with the slip. Otherwise all of it is erased.</translation>
    </message>
    <message>
        <source>开始办</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>FormRefused</name>
    <message>
        <source>请到窗口或导引台，工作人员帮您办。</source>
        <translation>Please go to a window or the help desk.</translation>
    </message>
    <message>
        <source>这里还不能提交申请</source>
        <translation>Applications are not taken here</translation>
    </message>
    <message>
        <source>这个大厅的申请在别的系统里办。</source>
        <translation>This hall takes them in another system.</translation>
    </message>
    <message>
        <source>这件事这里不能申请</source>
        <translation>This cannot be applied for here</translation>
    </message>
    <message>
        <source>它还没有可以在机器上填的表。</source>
        <translation>There is no form for it on this kiosk yet.</translation>
    </message>
    <message>
        <source>这份申请找不到了</source>
        <translation>This application is gone</translation>
    </message>
    <message>
        <source>可能放得太久，已经删掉了；也可能在别的机器上打开了。</source>
        <translation>It was kept too long and erased, or it was opened on another kiosk.</translation>
    </message>
    <message>
        <source>请从头再填一次，或者到窗口办。</source>
        <translation>Please fill it in again, or go to a window.</translation>
    </message>
    <message>
        <source>要先核对本人</source>
        <translation>First we must know it is you</translation>
    </message>
    <message>
        <source>登记的信息只给本人看。</source>
        <translation>What is on record is shown only to whose it is.</translation>
    </message>
    <message>
        <source>今天这里不能再存了</source>
        <translation>Nothing more can be saved here today</translation>
    </message>
    <message>
        <source>这台机器今天存得太多了。填的内容还在。</source>
        <translation>Too much was saved at this machine today. What you filled in is still here.</translation>
    </message>
    <message>
        <source>可以接着填完交上去；材料不齐，请到窗口或换一台机器。</source>
        <translation>Go on and hand it in; if papers are missing, go to a window or another machine.</translation>
    </message>
    <message>
        <source>还没有提交，您填的内容没有丢。</source>
        <translation>It is not handed in yet. What you filled in is not lost.</translation>
    </message>
    <message>
        <source>这样材料现在不用交了</source>
        <translation>This paper is no longer asked for</translation>
    </message>
    <message>
        <source>这件事要的材料刚刚改过，还没有提交。</source>
        <translation>The list of papers has just changed. Nothing was handed in.</translation>
    </message>
    <message>
        <source>可能已经提交了</source>
        <translation>It may be handed in already</translation>
    </message>
    <message>
        <source>交上去以后没有收到回音。再试一次，也只算交了一份。</source>
        <translation>No answer came. Trying again still counts as one application.</translation>
    </message>
    <message>
        <source>再试还是不行，过一会儿用身份证查进度；查不到，就是没有交上去。</source>
        <translation>If that fails, look for it later under progress with your ID card. Not there: it was not handed in.</translation>
    </message>
    <message>
        <source>不办了</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>替我存好</source>
        <translation>Save it for me</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>今天的编号用完了</source>
        <translation>Today&apos;s numbers are used up</translation>
    </message>
    <message>
        <source>替您存好，打一张存单，%1 起拿着它接着交；也可以到窗口办。</source>
        <translation>We save it and print a slip: hand it in with that from %1 on, or go to a window.</translation>
    </message>
    <message>
        <source>替您存好，打一张存单。过了今天，在存单写的日期之前，拿着它接着交；也可以到窗口办。</source>
        <translation>We save it and print a slip: hand it in with that after today, before the date on the slip, or go to a window.</translation>
    </message>
    <message>
        <source>现在连不上服务中心</source>
        <translation>The center cannot be reached</translation>
    </message>
    <message>
        <source>还没有提交，您的事没有受影响。</source>
        <translation>Nothing was handed in yet.</translation>
    </message>
    <message>
        <source>请过一会儿再试，或者到窗口办。</source>
        <translation>Please try again later, or go to a window.</translation>
    </message>
    <message>
        <source>还没有提交，填的内容还在。</source>
        <translation>Not handed in yet. What you filled in is still here.</translation>
    </message>
    <message>
        <source>请再试一次。不办了，填的内容就全部删掉。</source>
        <translation>Please try again. If you leave, all of it is erased.</translation>
    </message>
    <message>
        <source>这一步没有办成</source>
        <translation>This step did not work</translation>
    </message>
    <message>
        <source>现在怎么办</source>
        <translation>What now</translation>
    </message>
    <message>
        <source>电话 %1</source>
        <translation> Telephone %1</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>还没有填</source>
        <translation>not filled in yet</translation>
    </message>
    <message>
        <source>还没有交</source>
        <translation>not handed in yet</translation>
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
        <source>申请办事</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>填表、交材料，不用排队</source>
        <translation>Fill in and hand in, no queue</translation>
    </message>
    <message>
        <source>缴费</source>
        <translation>Pay a fee</translation>
    </message>
    <message>
        <source>付窗口给的单子</source>
        <translation>Slips from a window</translation>
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
        <source>这里的办件在别的系统里，请到窗口问</source>
        <translation>Kept in another system, please ask at a window</translation>
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
        <source>现在没有开门：%1</source>
        <translation>Closed: %1</translation>
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
        <source>请换一种办法核对</source>
        <translation>Choose another way</translation>
    </message>
    <message>
        <source>身份证暂时读不了，社保卡芯片朝前插</source>
        <translation>ID cards cannot be read now. Insert this one chip first</translation>
    </message>
    <message>
        <source>社保卡没有读出来</source>
        <translation>The social security card was not read</translation>
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
        <source>请把社保卡插进插卡口</source>
        <translation>Insert your social security card</translation>
    </message>
    <message>
        <source>读卡器现在不能用，您的事照样能办</source>
        <translation>The card reader is out of order; you will be served all the same</translation>
    </message>
    <message>
        <source>放平、别动，一两秒就好；也可以把社保卡插进插卡口</source>
        <translation>Flat and still, a second or two. Or insert a social security card in the slot</translation>
    </message>
    <message>
        <source>请擦一擦芯片，再插一次；还是不行就换一种办法。</source>
        <translation>Wipe the chip and insert it again. If that does not help, choose another way.</translation>
    </message>
    <message>
        <source>没认出这张卡</source>
        <translation>This card was not recognized</translation>
    </message>
    <message>
        <source>这里能读社保卡；有些新卡还读不了，请换一种办法。</source>
        <translation>Social security cards can be read here; some new ones cannot yet. Please choose another way.</translation>
    </message>
    <message>
        <source>社保卡拔得太快了</source>
        <translation>The card was pulled out too soon</translation>
    </message>
    <message>
        <source>没有读完。请再插一次，看到屏幕换了再拔。</source>
        <translation>It was not read to the end. Insert it again and leave it until the screen changes.</translation>
    </message>
    <message>
        <source>插卡口里还有一张社保卡</source>
        <translation>A card is still in the slot</translation>
    </message>
    <message>
        <source>是您的，请拔出来再插一次；不是您的，请交给工作人员。</source>
        <translation>If it is yours, pull it out and insert it again. If not, please hand it to staff.</translation>
    </message>
    <message>
        <source>请按求助请工作人员帮忙，或者到窗口办。</source>
        <translation>Press Help for staff, or go to a window.</translation>
    </message>
    <message>
        <source>请输入身份证号，或者请工作人员帮忙。</source>
        <translation>Type your ID number, or ask staff for help.</translation>
    </message>
    <message>
        <source>证件上的内容只填进您的申请，办完就从机器上清除。</source>
        <translation>What the card says goes into your application only, and is then erased from this machine.</translation>
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
        <source>不用刷证也能办</source>
        <translation>It works without a card too</translation>
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
    <message>
        <source>数字</source>
        <translation>Digits</translation>
    </message>
</context>
<context>
    <name>MaterialAsk</name>
    <message>
        <source>第 %1 样，共 %2 样</source>
        <translation>Paper %1 of %2</translation>
    </message>
    <message>
        <source>已经有 %1 张</source>
        <translation>pages there: %1</translation>
    </message>
    <message>
        <source>这样材料够多了，不能再加。</source>
        <translation>There are enough pages of this.</translation>
    </message>
    <message>
        <source>这一页太大了，请再拍一次。</source>
        <translation>This page is too large; please take it again.</translation>
    </message>
    <message>
        <source>这一页没有存下来，请再拍一次。</source>
        <translation>This page was not kept; please take it again.</translation>
    </message>
    <message>
        <source>再拍一页</source>
        <translation>One more page</translation>
    </message>
    <message>
        <source>在这里拍</source>
        <translation>Photograph it here</translation>
    </message>
    <message>
        <source>放在拍照台上，机器自动对正</source>
        <translation>Lay it on the table; it is straightened for you</translation>
    </message>
    <message>
        <source>够多了</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>用手机传</source>
        <translation>Send by phone</translation>
    </message>
    <message>
        <source>扫码，用自己的手机拍照</source>
        <translation>Scan, and photograph it with your phone</translation>
    </message>
    <message>
        <source>这里现在拍不了材料</source>
        <translation>No papers can be taken here now</translation>
    </message>
    <message>
        <source>可以先存着，到别的自助机接着办，或者到窗口交。</source>
        <translation>Save it and go on at another kiosk, or go to a window.</translation>
    </message>
    <message>
        <source>这样材料一定要有，没有就不能提交。</source>
        <translation>This paper is needed; without it nothing can be handed in.</translation>
    </message>
    <message>
        <source>没有也能办。</source>
        <translation>It also works without.</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>我没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>删一张</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
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
        <source>可以在窗口签承诺书代替</source>
        <translation>Or sign a declaration at the window</translation>
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
    <name>MaterialShot</name>
    <message>
        <source>看得清楚吗？</source>
        <translation>Is it easy to read?</translation>
    </message>
    <message>
        <source>拍照台现在不能用</source>
        <translation>The camera does not work now</translation>
    </message>
    <message>
        <source>可以拍了</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>请放好“%1”</source>
        <translation>Lay down: %1</translation>
    </message>
    <message>
        <source>字看得清、没有缺角，就点“用这一张”；歪了、倒了就转一转</source>
        <translation>All corners there and readable? Then use it, or turn it upright first</translation>
    </message>
    <message>
        <source>不要动，点“拍照”</source>
        <translation>Hold still and press &quot;Take photo&quot;</translation>
    </message>
    <message>
        <source>把纸平放在拍照台的垫子上</source>
        <translation>Lay the paper flat on the mat</translation>
    </message>
    <message>
        <source>有一边在外面，请往中间挪一挪</source>
        <translation>One edge is outside; move it to the middle</translation>
    </message>
    <message>
        <source>请把手拿开</source>
        <translation>Please take your hand away</translation>
    </message>
    <message>
        <source>请等纸放稳</source>
        <translation>Please let it lie still</translation>
    </message>
    <message>
        <source>有点模糊，请压平一点</source>
        <translation>A little blurred; please flatten it</translation>
    </message>
    <message>
        <source>有反光，请转一个角度</source>
        <translation>It reflects; please turn it a little</translation>
    </message>
    <message>
        <source>太暗了，请不要挡住灯</source>
        <translation>Too dark; please do not cover the lamp</translation>
    </message>
    <message>
        <source>请点“返回”，用手机传，或者按求助</source>
        <translation>Go back and send by phone, or call for help</translation>
    </message>
    <message>
        <source>正在打开拍照台</source>
        <translation>The camera is starting</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Take photo</translation>
    </message>
    <message>
        <source>用这一张</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>转一转</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>重拍</source>
        <translation>Take again</translation>
    </message>
</context>
<context>
    <name>Materials</name>
    <message>
        <source>这些材料带了吗？</source>
        <translation>Do you have these papers?</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>Service guide</translation>
    </message>
    <message>
        <source>材料带了吗？</source>
        <translation>Do you have them?</translation>
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
        <source>这件事不在这个大厅办</source>
        <translation>Not done in this hall</translation>
    </message>
    <message>
        <source>不用带材料</source>
        <translation>No papers needed</translation>
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
        <source>看别的事</source>
        <translation>See other business</translation>
    </message>
    <message>
        <source>再加一件事</source>
        <translation>Add another</translation>
    </message>
</context>
<context>
    <name>NeedRow</name>
    <message>
        <source>不用带：填完表就是它</source>
        <translation>Nothing to bring: the form is it</translation>
    </message>
    <message>
        <source>不用另交：放身份证读取</source>
        <translation>Nothing more: read from your card</translation>
    </message>
    <message>
        <source>不用带：政府已经有了</source>
        <translation>Nothing to bring: we have it</translation>
    </message>
    <message>
        <source>要拍一张</source>
        <translation>to be photographed</translation>
    </message>
    <message>
        <source>有就拍一张，没有也能办</source>
        <translation>a photo if you have it; not needed</translation>
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
    <message>
        <source>字母</source>
        <translation>Letters</translation>
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
    <name>PaperAgain</name>
    <message>
        <source>再打一次这份证明？</source>
        <translation>Print this paper again?</translation>
    </message>
    <message>
        <source>工作人员已经同意补打，%1 前有效</source>
        <translation>Staff allowed one more print, until %1</translation>
    </message>
    <message>
        <source>编号 %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>%1 页</source>
        <translation>Pages: %1</translation>
    </message>
    <message>
        <source>还是原来那一份，编号不变，不用再选。</source>
        <translation>It is the same paper with the same number.</translation>
    </message>
    <message>
        <source>再打一次</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>打别的证明</source>
        <translation>Another paper</translation>
    </message>
</context>
<context>
    <name>PaperDone</name>
    <message>
        <source>打好了，请取走 %1 页</source>
        <translation>Printed. Pages to take: %1</translation>
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
        <translation>The pages are below the screen. Don&apos;t forget your ID card</translation>
    </message>
    <message>
        <source>付的 %1 元会原路退回。</source>
        <translation> The CNY %1 you paid comes back to you.</translation>
    </message>
    <message>
        <source>工作人员会核对，没打完整就退回。凭条请留好。</source>
        <translation>Refunded if staff find pages missing. Keep the receipt.</translation>
    </message>
    <message>
        <source>工作人员会核对，没打完整就退回。单号请拍下。</source>
        <translation>Refunded if staff find pages missing. Note the number.</translation>
    </message>
    <message>
        <source>少了请找工作人员，电话 %1</source>
        <translation>If some are missing, ask staff: %1</translation>
    </message>
    <message>
        <source>少了请找工作人员</source>
        <translation>If some are missing, ask staff</translation>
    </message>
    <message>
        <source>付的 %1 元不会丢</source>
        <translation>Your CNY %1 is safe</translation>
    </message>
    <message>
        <source>已经出来的 %1 页不能用，请交给工作人员。今天的次数没有用掉，可以再打一次。</source>
        <translation>What came out (pages: %1) is void, please give it to staff. Nothing was used up; you can print again.</translation>
    </message>
    <message>
        <source>今天的次数没有用掉，可以再打一次。</source>
        <translation>Nothing was used up; you can print again.</translation>
    </message>
    <message>
        <source>打印机说不清打完没有。请数一数：应该有 %1 页。少了请找工作人员。</source>
        <translation>The printer cannot say whether all came out. Please count the pages: %1 in all. If some are missing, ask staff.</translation>
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
        <source>缴款单号 %1</source>
        <translation>Payment No. %1</translation>
    </message>
    <message>
        <source>请数一数</source>
        <translation>Please count</translation>
    </message>
    <message>
        <source>请数一数：应该有 %1 页</source>
        <translation>Please count: %1 in all</translation>
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
        <translation>Pages a copy: %1</translation>
    </message>
    <message>
        <source>屏幕上遮住的字，纸上是完整的</source>
        <translation>What is hidden here is whole on paper</translation>
    </message>
    <message>
        <source>%1 元一份</source>
        <translation>CNY %1 a copy</translation>
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
        <translation>Copies: %1</translation>
    </message>
    <message>
        <source>多一份</source>
        <translation>One copy more</translation>
    </message>
    <message>
        <source>打印 %1 页</source>
        <translation>Print (pages: %1)</translation>
    </message>
    <message>
        <source>去付款，再打印</source>
        <translation>Pay, then print</translation>
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
        <translation>Please wait and don&apos;t pull the paper</translation>
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
        <translation>Staff have been told. Printing goes on when it is cleared; please don&apos;t pull.</translation>
    </message>
    <message>
        <source>打印机的盖子没有关</source>
        <translation>The printer&apos;s cover is open</translation>
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
        <source>前面一份还没打完</source>
        <translation>Another paper is printing</translation>
    </message>
    <message>
        <source>打完就轮到这份，请稍等。</source>
        <translation>Yours comes next. Please wait.</translation>
    </message>
    <message>
        <source>打印机没有回应</source>
        <translation>The printer does not answer</translation>
    </message>
    <message>
        <source>已经通知工作人员来看，请稍等。</source>
        <translation>Staff have been told to come and look. Please wait.</translation>
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
        <source>最晚等到 %1</source>
        <translation>Waiting until %1</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>付的 %1 元会原路退回。</source>
        <translation> The CNY %1 you paid comes back to you.</translation>
    </message>
    <message>
        <source>不想等，就按“不打了”：没打完的作废，今天的次数还给您。</source>
        <translation>To give up, press &quot;Stop&quot;: what is not finished is void, and nothing is used up.</translation>
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
        <source>急用请到窗口。</source>
        <translation>If it is urgent, go to a window.</translation>
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
        <source>没有对上付款</source>
        <translation>The payment does not match</translation>
    </message>
    <message>
        <source>这份证明要先付款，付的和要打的对不上。</source>
        <translation>This paper is paid first, and what was paid is not for this.</translation>
    </message>
    <message>
        <source>现在不能付款</source>
        <translation>Payment is not possible now</translation>
    </message>
    <message>
        <source>收款的系统没有回答，没有扣钱，也没有用掉次数。</source>
        <translation>The payment service does not answer. Nothing was taken, and your number of prints is unchanged.</translation>
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
        <source>您付的 %1 元会原路退回。</source>
        <translation>The CNY %1 you paid comes back to you. </translation>
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
        <translation> Telephone %1</translation>
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
    <name>PaperRow</name>
    <message>
        <source>%1 元</source>
        <translation>CNY %1</translation>
    </message>
</context>
<context>
    <name>PayFee</name>
    <message>
        <source>%1 元</source>
        <translation>CNY %1</translation>
    </message>
    <message>
        <source>%1，%2 份</source>
        <translation>%1, %2 copies</translation>
    </message>
    <message>
        <source>请用手机扫码付款</source>
        <translation>Scan to pay by phone</translation>
    </message>
    <message>
        <source>请用手机扫码付款，一共 %1。%2。</source>
        <translation>Scan with your phone to pay %1 in all. %2.</translation>
    </message>
    <message>
        <source>现在不付也行：这张单子以后还能付。</source>
        <translation>You need not pay now: this slip can be paid later.</translation>
    </message>
    <message>
        <source>不想付，点“不付了”，不会扣钱。付了没有拿到证明，钱原路退回。</source>
        <translation>To leave, press Do not pay. Paid but no paper? The money comes back.</translation>
    </message>
    <message>
        <source>付款的二维码</source>
        <translation>The code to pay with</translation>
    </message>
    <message>
        <source>%1 秒内有效</source>
        <translation>Valid for %1 seconds</translation>
    </message>
    <message>
        <source>正在等付款的消息</source>
        <translation>Waiting for word</translation>
    </message>
    <message>
        <source>收费依据：%1</source>
        <translation>Fee standard: %1</translation>
    </message>
    <message>
        <source>缴款单号 %1</source>
        <translation>Payment No. %1</translation>
    </message>
    <message>
        <source>不付了</source>
        <translation>Do not pay</translation>
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
        <translation>Press &quot;Send again&quot; and use the new one.</translation>
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
    <name>PhoneSend</name>
    <message>
        <source>这一项这里填不了</source>
        <translation>This cannot be filled in here</translation>
    </message>
    <message>
        <source>手机填好了</source>
        <translation>Filled in by phone</translation>
    </message>
    <message>
        <source>手机传来 %1 张</source>
        <translation>From your phone: %1</translation>
    </message>
    <message>
        <source>请用手机填“%1”</source>
        <translation>By phone: %1</translation>
    </message>
    <message>
        <source>请用手机拍“%1”</source>
        <translation>By phone: %1</translation>
    </message>
    <message>
        <source>这台机器没有汉字键盘，手机也连不上这里。请到窗口办</source>
        <translation>There is no keyboard here and no phone can reach us; please go to a window</translation>
    </message>
    <message>
        <source>还可以接着传</source>
        <translation>You can send more</translation>
    </message>
    <message>
        <source>这台机器还不能打汉字，用手机填最快</source>
        <translation>Chinese cannot be typed here; your phone is quickest</translation>
    </message>
    <message>
        <source>收到了</source>
        <translation>It is here</translation>
    </message>
    <message>
        <source>打开手机微信或相机，扫这个码</source>
        <translation>Scan this code with your phone</translation>
    </message>
    <message>
        <source>%1 分钟内有效。手机上看不到已经填的内容</source>
        <translation>Good for %1 minutes. The phone shows nothing of what you filled in</translation>
    </message>
    <message>
        <source>请看上面写得对不对。</source>
        <translation>Please check the text above.</translation>
    </message>
    <message>
        <source>传完了点“好了”。</source>
        <translation>When all is sent, press &quot;Done&quot;.</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不填</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>以后填</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>换一个码</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>RateReasons</name>
    <message>
        <source>哪里让您不满意？</source>
        <translation>What was not good?</translation>
    </message>
    <message>
        <source>您选了“%1”。原因可以多选，也可以不选</source>
        <translation>You chose: %1. As many reasons as you like, or none</translation>
    </message>
    <message>
        <source>可以多选，也可以不选</source>
        <translation>As many as you like, or none</translation>
    </message>
    <message>
        <source>提交评价（选了 %1 项）</source>
        <translation>Send (%1 chosen)</translation>
    </message>
    <message>
        <source>不选原因，提交</source>
        <translation>Send as it is</translation>
    </message>
</context>
<context>
    <name>RateThanks</name>
    <message>
        <source>谢谢您的评价</source>
        <translation>Thank you for your rating</translation>
    </message>
    <message>
        <source>您选了“%1”</source>
        <translation>You chose: %1</translation>
    </message>
    <message>
        <source>请带好您的证件和证明</source>
        <translation>Please take your card and your papers</translation>
    </message>
    <message>
        <source>我们会核实，能改的马上改</source>
        <translation>We will look into it and put right what we can</translation>
    </message>
    <message>
        <source>我们会继续做好</source>
        <translation>We will keep it up</translation>
    </message>
    <message>
        <source>暂时连不上，评价已经存好，连上后自动送出</source>
        <translation>Kept here and sent later</translation>
    </message>
    <message>
        <source>好的</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>RateTiles</name>
    <message>
        <source>不评价，离开</source>
        <translation>Leave without rating</translation>
    </message>
</context>
<context>
    <name>RateVisit</name>
    <message>
        <source>这次办事，您满意吗？</source>
        <translation>How was it today?</translation>
    </message>
    <message>
        <source>自愿评价，不影响办事</source>
        <translation>Voluntary, and it changes nothing for you</translation>
    </message>
    <message>
        <source>不想评价，可以直接离开</source>
        <translation>You need not rate and can simply leave</translation>
    </message>
    <message>
        <source>全国一体化在线政务服务平台“好差评”</source>
        <translation>The national rating of government services</translation>
    </message>
    <message>
        <source>不评价，离开</source>
        <translation>Leave without rating</translation>
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
        <translation>&quot;%1&quot; is limited to %2 a day, and today&apos;s are taken.</translation>
    </message>
    <message>
        <source>这件事一天办的件数有限，今天的已经取完。</source>
        <translation>This is limited each day, and today&apos;s are taken.</translation>
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
        <source>现在不发这件事的号</source>
        <translation>No numbers for this now</translation>
    </message>
    <message>
        <source>这件事不在这个大厅办</source>
        <translation>Not done in this hall</translation>
    </message>
    <message>
        <source>“%1”这里没有窗口办，不用取号。</source>
        <translation>No window here does &quot;%1&quot;: you need no number.</translation>
    </message>
    <message>
        <source>这件事这里没有窗口办，不用取号。</source>
        <translation>No window here does this: you need no number.</translation>
    </message>
    <message>
        <source>“%1”一天里只有几个时段发号。</source>
        <translation>Numbers for &quot;%1&quot; are given at certain hours only.</translation>
    </message>
    <message>
        <source>这件事一天里只有几个时段发号。</source>
        <translation>Numbers for this are given at certain hours only.</translation>
    </message>
    <message>
        <source>确实急，请到导引台说明。</source>
        <translation>If it is urgent, please tell the guide desk.</translation>
    </message>
    <message>
        <source>确实急，请到导引台问一问。</source>
        <translation>If it is urgent, please ask at the guide desk.</translation>
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
        <source>请到导引台问一问，什么时候能办。</source>
        <translation>Please ask at the guide desk when it can be done.</translation>
    </message>
    <message>
        <source>今天 %1 发号，请到时再来。</source>
        <translation>Today %1: please come back then.</translation>
    </message>
    <message>
        <source>下次发号：%1 %2。</source>
        <translation>Next: %1, %2.</translation>
    </message>
    <message>
        <source>现在没有开门</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>现在没有开门：%1</source>
        <translation>Closed: %1</translation>
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
    <name>ResumeDraft</name>
    <message>
        <source>扫码口现在不能用</source>
        <translation>The scanner does not work now</translation>
    </message>
    <message>
        <source>请扫存单上的码</source>
        <translation>Scan the code on your slip</translation>
    </message>
    <message>
        <source>请用旁边的机器，或者到窗口办</source>
        <translation>Please use another kiosk, or go to a window</translation>
    </message>
    <message>
        <source>存单对准扫码口，离一掌远</source>
        <translation>Hold it a palm away from the scanner</translation>
    </message>
    <message>
        <source>这个码不是存单上的，请再看一看。</source>
        <translation>This code is not of such a slip.</translation>
    </message>
    <message>
        <source>这个码不是存单上的</source>
        <translation>Not the code of such a slip</translation>
    </message>
    <message>
        <source>存单上写着“没交的申请”。查进度的回执请回首页点“查办理进度”。</source>
        <translation>The slip says &quot;Not handed in yet&quot;. To follow a case go home and choose &quot;Where is my case&quot;.</translation>
    </message>
    <message>
        <source>不扫了，看能办的事</source>
        <translation>Back to the list</translation>
    </message>
</context>
<context>
    <name>ResumeWho</name>
    <message>
        <source>请放身份证，或者输后四位</source>
        <translation>Card or last four?</translation>
    </message>
    <message>
        <source>请核对一下，再试一次</source>
        <translation>Please look again and try once more</translation>
    </message>
    <message>
        <source>填这份申请的人的身份证</source>
        <translation>Lay your card, or type its last four</translation>
    </message>
    <message>
        <source>读卡器现在不能用，请输入后四位</source>
        <translation>The reader does not work; type the last four characters</translation>
    </message>
    <message>
        <source>试的次数太多，请过十分钟</source>
        <translation>Too many tries; wait ten minutes</translation>
    </message>
    <message>
        <source>着急请到窗口办</source>
        <translation>If it is urgent, go to a window</translation>
    </message>
    <message>
        <source>没有对上，或者已经过期</source>
        <translation>No match, or it is over</translation>
    </message>
    <message>
        <source>身份证后四位</source>
        <translation>Last four of the ID number</translation>
    </message>
    <message>
        <source>正在找</source>
        <translation>Looking</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>打拼音，如 结婚：JH</source>
        <translation>For example: MARRIAGE</translation>
    </message>
    <message>
        <source>打拼音，如 结婚：JH 或 JIEHUN。材料、部门也找得到</source>
        <translation>Type letters, for example MARRIAGE or PASSPORT</translation>
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
        <translation>Press &quot;Another way&quot; and lay down your ID card, or press Help.</translation>
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
    <name>SignField</name>
    <message>
        <source>用手指在这里写名字</source>
        <translation>Write your name here</translation>
    </message>
</context>
<context>
    <name>SignHere</name>
    <message>
        <source>没有看清签名</source>
        <translation>The signature is too small</translation>
    </message>
    <message>
        <source>请签名</source>
        <translation>Please sign</translation>
    </message>
    <message>
        <source>请写大一点，再签一次</source>
        <translation>Please write larger, once more</translation>
    </message>
    <message>
        <source>签了名就提交：%1</source>
        <translation>Handed in when signed: %1</translation>
    </message>
    <message>
        <source>不方便写字，可以点“不签名，用核身代替”。</source>
        <translation>If you cannot write, choose &quot;My ID check counts&quot;.</translation>
    </message>
    <message>
        <source>重写</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>不签名，用核身代替</source>
        <translation>My ID check counts</translation>
    </message>
    <message>
        <source>签名只随这份申请交上去，不会留在这台机器里。</source>
        <translation>It goes with this application only and does not stay in this machine.</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
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
        <source>看清人和证，尤其是%1</source>
        <translation>Look at: %1</translation>
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
        <source>请工作人员看仔细</source>
        <translation>Staff, look closely</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>number</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>birth date</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>ethnic group</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>validity</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>text</translation>
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
    <name>Terms</name>
    <message>
        <source>多久：%1</source>
        <translation>Time: %1</translation>
    </message>
    <message>
        <source>收费：%1</source>
        <translation>Fee: %1</translation>
    </message>
    <message>
        <source>承诺件：不能当场办完，到期给结果</source>
        <translation>Not done on the spot; you get the result in time</translation>
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
        <source>优先：%1</source>
        <translation>Priority: %1</translation>
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
    <name>TypeCase</name>
    <message>
        <source>编号不对</source>
        <translation>The number is wrong</translation>
    </message>
    <message>
        <source>没有对上</source>
        <translation>They do not match</translation>
    </message>
    <message>
        <source>请输入身份证后四位</source>
        <translation>Last 4 of the ID</translation>
    </message>
    <message>
        <source>请输入办件编号</source>
        <translation>Type the case number</translation>
    </message>
    <message>
        <source>对照回执上的大字看一遍，改掉输错的数字</source>
        <translation>Please compare it with the receipt</translation>
    </message>
    <message>
        <source>编号或者后四位不对，请对照回执再看一遍</source>
        <translation>One of the two is wrong, please compare</translation>
    </message>
    <message>
        <source>申请人身份证的最后四位</source>
        <translation>The applicant&apos;s last four characters</translation>
    </message>
    <message>
        <source>回执上大字的 14 位，还要输 %1 位</source>
        <translation>14 large digits on the receipt, %1 to go</translation>
    </message>
    <message>
        <source>请输入办件编号，回执上大字的 14 位。输错了可以删一个。</source>
        <translation>Type the case number, the 14 large digits on the receipt. A wrong one can be erased.</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>身份证后四位</source>
        <translation>Last 4</translation>
    </message>
    <message>
        <source>正在查</source>
        <translation>Looking</translation>
    </message>
    <message>
        <source>查一查</source>
        <translation>Look it up</translation>
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
        <source>现在不取号：%1</source>
        <translation>No tickets now: %1</translation>
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
    <name>Where</name>
    <message>
        <source>在哪办：%1</source>
        <translation>Where: %1</translation>
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
        <source>找单子</source>
        <translation>Find slip</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>拿凭条</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>怎么查</source>
        <translation>How</translation>
    </message>
    <message>
        <source>选哪一件</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>看进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>选事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>填表</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>交材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>签名提交</source>
        <translation>Sign</translation>
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
        <source>法定最长 %1 个工作日</source>
        <translation>by law at most %1 working days</translation>
    </message>
    <message>
        <source>法定当场办完</source>
        <translation>by law on the spot</translation>
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
        <source>非常满意</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <translation>Very dissatisfied</translation>
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
        <source>%1（%2）</source>
        <translation>%2, %1</translation>
    </message>
    <message>
        <source>下次开门：%1，请早些来。</source>
        <translation>Next opening: %1. Please come early.</translation>
    </message>
    <message>
        <source>请下次开门时早些来。</source>
        <translation>Please come early when the hall opens next.</translation>
    </message>
    <message>
        <source>能证明的证件</source>
        <translation>a document that proves it</translation>
    </message>
    <message>
        <source>叫到时请出示：%1</source>
        <translation>Show when called: %1</translation>
    </message>
    <message>
        <source>到哪里办，请问导引台。</source>
        <translation>Please ask at the guide desk where it is done.</translation>
    </message>
    <message>
        <source>请到：%1</source>
        <translation>Go to: %1</translation>
    </message>
    <message>
        <source>电话 %1</source>
        <translation>tel. %1</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>收到了，等受理</source>
        <translation>Received, not accepted yet</translation>
    </message>
    <message>
        <source>还缺材料，请补</source>
        <translation>Papers are missing</translation>
    </message>
    <message>
        <source>已经受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>正在审核</source>
        <translation>Under review</translation>
    </message>
    <message>
        <source>正在审批</source>
        <translation>Being decided</translation>
    </message>
    <message>
        <source>正在走特别程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>批准了，正在做结果</source>
        <translation>Granted, being made out</translation>
    </message>
    <message>
        <source>没有批准</source>
        <translation>Not granted</translation>
    </message>
    <message>
        <source>没有受理</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>已经撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>办好了，请来领取</source>
        <translation>Ready to be picked up</translation>
    </message>
    <message>
        <source>批准撤销了</source>
        <translation>Approval revoked</translation>
    </message>
    <message>
        <source>办完了，已经领取</source>
        <translation>Done and picked up</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>一次告知：要补材料</source>
        <translation>Told what is missing</translation>
    </message>
    <message>
        <source>材料补来了</source>
        <translation>Missing papers brought</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>特别程序，时间不算在内</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>特别程序做完了，接着办</source>
        <translation>Special procedure over</translation>
    </message>
    <message>
        <source>办理时间延长</source>
        <translation>More time taken</translation>
    </message>
    <message>
        <source>依法视为已经受理</source>
        <translation>Counts as accepted by law</translation>
    </message>
    <message>
        <source>到期没有补齐，视为撤回</source>
        <translation>Not completed in time: counts as withdrawn</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>结果做好了</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>承诺核查过了，情况属实</source>
        <translation>Declaration checked: correct</translation>
    </message>
    <message>
        <source>领取</source>
        <translation>Picked up</translation>
    </message>
    <message>
        <source>身份证拿得太快了</source>
        <translation>Lifted too early</translation>
    </message>
    <message>
        <source>没有读完。请再放一次，看到屏幕换了再拿走。</source>
        <translation>Put it back and wait until the screen changes.</translation>
    </message>
    <message>
        <source>没有读到这张证</source>
        <translation>Card not read</translation>
    </message>
    <message>
        <source>请拿起来，擦一擦，再放平一次。还是不行就换一种办法。</source>
        <translation>Lift it, wipe it and lay it flat again, or take another way.</translation>
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
        <source>这不是身份证</source>
        <translation>Not an ID card</translation>
    </message>
    <message>
        <source>请放二代身份证、港澳台居民居住证或外国人永久居留证。</source>
        <translation>Use a resident ID card, a residence permit for Hong Kong, Macao and Taiwan residents, or a foreigner&apos;s permanent residence card.</translation>
    </message>
    <message>
        <source>证还放在上面</source>
        <translation>The card is still there</translation>
    </message>
    <message>
        <source>请先拿起来，再放一次。</source>
        <translation>Lift it, then put it down again.</translation>
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
        <source>接下来：受理</source>
        <translation>Next: acceptance</translation>
    </message>
    <message>
        <source>接下来：审核</source>
        <translation>Next: review</translation>
    </message>
    <message>
        <source>接下来：审批</source>
        <translation>Next: decision</translation>
    </message>
    <message>
        <source>接下来：出结果</source>
        <translation>Next: the result</translation>
    </message>
    <message>
        <source>接下来：做完以后接着办</source>
        <translation>Next: it goes on</translation>
    </message>
    <message>
        <source>接下来：做好结果，请您来领</source>
        <translation>Next: made out, then yours</translation>
    </message>
    <message>
        <source>接下来：您来领取</source>
        <translation>Next: you pick it up</translation>
    </message>
    <message>
        <source>不交材料的，签承诺书</source>
        <translation>Instead of papers you may declare</translation>
    </message>
    <message>
        <source>签了以后怎样核查</source>
        <translation>How it is checked</translation>
    </message>
    <message>
        <source>批准以后 %1 个工作日内查完。</source>
        <translation>Done within %1 working days of the approval.</translation>
    </message>
    <message>
        <source>承诺和实际不一致的</source>
        <translation>If it is found to be otherwise</translation>
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
        <source>正在准备付款的码</source>
        <translation>Preparing the code to pay with</translation>
    </message>
    <message>
        <source>正在看付款到了没有</source>
        <translation>Checking whether your payment has come</translation>
    </message>
    <message>
        <source>正在看能办哪些事</source>
        <translation>Looking up what can be applied for</translation>
    </message>
    <message>
        <source>正在把已有的信息填好</source>
        <translation>Filling in what we have</translation>
    </message>
    <message>
        <source>正在拍照</source>
        <translation>Taking the photo</translation>
    </message>
    <message>
        <source>请不要动</source>
        <translation>Please hold still</translation>
    </message>
    <message>
        <source>正在保存这一页</source>
        <translation>Saving this page</translation>
    </message>
    <message>
        <source>正在提交</source>
        <translation>Handing in</translation>
    </message>
    <message>
        <source>正在存起来</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>正在查您的办件</source>
        <translation>Looking up your case</translation>
    </message>
    <message>
        <source>正在连服务中心</source>
        <translation>Connecting to the center</translation>
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
