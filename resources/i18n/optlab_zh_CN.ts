<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Optimizer Lab</source>
        <translation>关于 Optimizer Lab</translation>
    </message>
    <message>
        <source>A laboratory in which you see what optimizers do, step by step and block by block. MIT licence.</source>
        <translation>一个实验室：一步一步、一个模块一个模块地看清优化器做了什么。MIT 许可证。</translation>
    </message>
    <message>
        <source>It stands on the work of</source>
        <translation>它建立在这些软件之上</translation>
    </message>
</context>
<context>
    <name>AlarmController</name>
    <message>
        <source>%1 at step %2: a spike may follow. %3</source>
        <translation>%1 在第 %2 步：随后可能出现尖峰。%3</translation>
    </message>
    <message>
        <source>g² is %1 times v̂, and the loss along the step is bent %2 times as much as is stable.</source>
        <translation>g² 是 v̂ 的 %1 倍，沿步子的损失弯曲是稳定极限的 %2 倍。</translation>
    </message>
    <message>
        <source>%1: signs before a spike. %2</source>
        <translation>%1：尖峰之前的征兆。%2</translation>
    </message>
</context>
<context>
    <name>Along</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>AnatomyController</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 到 %1</translation>
    </message>
</context>
<context>
    <name>AnatomyPage</name>
    <message>
        <source>Effective learning rate |Δ| / |g|</source>
        <translation>有效学习率 |Δ| / |g|</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>A second run beside it; the blocks that make the difference are marked</source>
        <translation>并排显示的第二条运行；造成差别的模块会被标出</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>The number of a parameter, counted from 0; or click a point of the scatter</source>
        <translation>参数的编号，从 0 数起；也可以点击散点图里的一个点</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Every number with all its digits, to the clipboard</source>
        <translation>所有数字的全部位数，复制到剪贴板</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>复制 LaTeX</translation>
    </message>
    <message>
        <source>The chain as formulas with numbers, to the clipboard</source>
        <translation>带数字的链条公式，复制到剪贴板</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>True lengths</source>
        <translation>真实长度</translation>
    </message>
    <message>
        <source>Off: arrows show directions only. On: each is as long as what it stands for</source>
        <translation>关：箭头只表示方向。开：箭头与它所代表的量一样长</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Shows the update that comes next, also while the experiment runs</source>
        <translation>显示接下来的更新，实验运行时也一样</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Any step that was made: it is replayed, to the last bit</source>
        <translation>已经走过的任意一步：重放到最后一位都相同</translation>
    </message>
</context>
<context>
    <name>Axis</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>gradient evaluations</source>
        <translation>梯度计算次数</translation>
    </message>
    <message>
        <source>seconds of computing</source>
        <translation>计算秒数</translation>
    </message>
    <message>
        <source>effective time Ση</source>
        <translation>有效时间 Ση</translation>
    </message>
</context>
<context>
    <name>BandMenu</name>
    <message>
        <source>Replicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Mean ± standard deviation</source>
        <translation>平均 ± 标准差</translation>
    </message>
    <message>
        <source>Mean, lowest to highest</source>
        <translation>平均，最低到最高</translation>
    </message>
    <message>
        <source>Median, 10 to 90 % quantiles</source>
        <translation>中位数，10 到 90 % 分位数</translation>
    </message>
</context>
<context>
    <name>BandsController</name>
    <message>
        <source>Needs a problem with several batches an epoch, and the loss recorded.</source>
        <translation>需要每轮有多个批次的问题，并且记录了损失。</translation>
    </message>
    <message>
        <source>A schedule drives the batch size: steps do not come round again epoch by epoch.</source>
        <translation>批量大小由调度控制：各步不会逐轮重复出现。</translation>
    </message>
    <message>
        <source>No whole epoch yet.</source>
        <translation>还没有完整的一轮。</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>epoch mean</source>
        <translation>每轮平均</translation>
    </message>
    <message>
        <source>%1 epochs of %2 batches</source>
        <translation>%1 轮，每轮 %2 个批次</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>linearised here</source>
        <translation>在此处线性化</translation>
    </message>
    <message>
        <source>limit cycle</source>
        <translation>极限环</translation>
    </message>
</context>
<context>
    <name>BenchController</name>
    <message>
        <source>Optimizer of “%1”</source>
        <translation>“%1”的优化器</translation>
    </message>
    <message>
        <source>%1 replicates, %2</source>
        <translation>%1 次重复，%2</translation>
    </message>
    <message>
        <source>Diverged at step %1: %2</source>
        <translation>在第 %1 步发散：%2</translation>
    </message>
    <message>
        <source>%3 of %4 replicates diverged, the first at step %1: %2</source>
        <translation>%4 次重复中有 %3 次发散，最早在第 %1 步：%2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation>正在启动引擎…</translation>
    </message>
    <message>
        <source>Restarting the engine…</source>
        <translation>正在重启引擎…</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Press Run, or the space bar</source>
        <translation>按“运行”或空格键</translation>
    </message>
    <message>
        <source>This change needs a restart.</source>
        <translation>这项改动需要重新开始。</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>BenchPage</name>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
</context>
<context>
    <name>BlockCard</name>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>knobs of its own</source>
        <translation>独立的旋钮</translation>
    </message>
    <message>
        <source>Blocks with a knob of one name share it, unless this is on</source>
        <translation>同名旋钮由各模块共用，除非打开此项</translation>
    </message>
</context>
<context>
    <name>BlockList</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search blocks</source>
        <translation>搜索模块</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Dashboard</source>
        <translation>仪表板</translation>
    </message>
</context>
<context>
    <name>BoardController</name>
    <message>
        <source>failed: {reason}</source>
        <translation>失败：{reason}</translation>
    </message>
    <message>
        <source>No number yet.</source>
        <translation>还没有数值。</translation>
    </message>
</context>
<context>
    <name>BranchController</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>在第 %1 步</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>从起点开始</translation>
    </message>
    <message>
        <source>A new experiment: this one up to step %1, then with what you change here.</source>
        <translation>一个新实验：到第 %1 步为止与此相同，之后采用你在这里的改动。</translation>
    </message>
    <message>
        <source>the same settings</source>
        <translation>设置相同</translation>
    </message>
</context>
<context>
    <name>BranchList</name>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
</context>
<context>
    <name>BuilderController</name>
    <message>
        <source>Run: %1</source>
        <translation>运行：%1</translation>
    </message>
    <message>
        <source>My %1</source>
        <translation>我的 %1</translation>
    </message>
    <message>
        <source>Apply to the run “%1”</source>
        <translation>应用到运行“%1”</translation>
    </message>
    <message>
        <source>“%1” is a run of the experiment now.</source>
        <translation>“%1”现在是实验中的一条运行。</translation>
    </message>
    <message>
        <source>“%1” trains with this chain now.</source>
        <translation>“%1”现在用这个链条训练。</translation>
    </message>
</context>
<context>
    <name>BuilderPage</name>
    <message>
        <source>Add as a run</source>
        <translation>添加为运行</translation>
    </message>
    <message>
        <source>Apply to the selected run</source>
        <translation>应用到选中的运行</translation>
    </message>
    <message>
        <source>Export as a PyTorch class…</source>
        <translation>导出为 PyTorch 类…</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>它做什么</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Drag one into the chain, or double-click it.</source>
        <translation>把一个模块拖进链条，或双击它。</translation>
    </message>
    <message>
        <source>Your optimizer</source>
        <translation>你的优化器</translation>
    </message>
    <message>
        <source>Takes a rule, or a run of the experiment, apart into its blocks</source>
        <translation>把一条规则或实验中的一条运行拆成模块</translation>
    </message>
    <message>
        <source>The name of the run, and of the class</source>
        <translation>运行的名称，也是类的名称</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>从此开始</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>One more run of the experiment, with this chain; it is saved with the session</source>
        <translation>给实验再添一条使用此链条的运行；它随会话一起保存</translation>
    </message>
    <message>
        <source>A file that needs nothing of this program. It is run beside the chain first and must be equal</source>
        <translation>一个不依赖本程序的文件。会先与链条并行运行，必须相等</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>parameter w</source>
        <translation>参数 w</translation>
    </message>
</context>
<context>
    <name>ChainEditor</name>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>is subtracted from the parameter</source>
        <translation>从参数中减去</translation>
    </message>
    <message>
        <source>gradient, as it is: drag blocks here</source>
        <translation>梯度保持原样：把模块拖到这里</translation>
    </message>
</context>
<context>
    <name>ChainView</name>
    <message>
        <source>gradient × %1</source>
        <translation>梯度 × %1</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>仅此处有</translation>
    </message>
    <message>
        <source>at another place</source>
        <translation>位置不同</translation>
    </message>
    <message>
        <source>off: its knob is 0</source>
        <translation>关闭：它的旋钮为 0</translation>
    </message>
</context>
<context>
    <name>ChainWatch</name>
    <message>
        <source>Update %1 of %2, %3:</source>
        <translation>“%2”的第 %1 次更新，%3：</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>训练准确率</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
</context>
<context>
    <name>ChannelBox</name>
    <message>
        <source>Quantity</source>
        <translation>量</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>More than a hundred classes come with pytorch_optimizer: pip install &apos;optimizer-lab[zoo]&apos;</source>
        <translation>pytorch_optimizer 带来一百多个类：pip install &apos;optimizer-lab[zoo]&apos;</translation>
    </message>
    <message>
        <source>pytorch_optimizer is installed in %1: listing its classes runs its code.</source>
        <translation>pytorch_optimizer 安装在 %1：列出其中的类会运行它的代码。</translation>
    </message>
    <message>
        <source>A module or a .py file, a colon, and the class.</source>
        <translation>一个模块或 .py 文件，冒号，再加类名。</translation>
    </message>
    <message>
        <source>Part of PyTorch.</source>
        <translation>PyTorch 的一部分。</translation>
    </message>
    <message>
        <source>Allowed already: %1</source>
        <translation>已经允许：%1</translation>
    </message>
    <message>
        <source>This runs %1. It can do all that you can do. It is asked once for each file and package.</source>
        <translation>这会运行 %1。它能做你能做的一切。每个文件和软件包只询问一次。</translation>
    </message>
    <message>
        <source>Python file</source>
        <translation>Python 文件</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>There is no class in %1</source>
        <translation>%1 里没有类</translation>
    </message>
    <message>
        <source>Reading the classes of pytorch_optimizer…</source>
        <translation>正在读取 pytorch_optimizer 的类…</translation>
    </message>
    <message>
        <source>Tried out: %1 of %2</source>
        <translation>已试：%1／%2</translation>
    </message>
    <message>
        <source>%1 of %2 run here</source>
        <translation>%2 个中有 %1 个能在这里运行</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Quantities</source>
        <translation>量</translation>
    </message>
</context>
<context>
    <name>ChooserController</name>
    <message>
        <source>Measures g²/v̂ and the curvature along the step every few steps; needs a restart</source>
        <translation>每隔几步测量 g²/v̂ 和沿步子的曲率；需要重新开始</translation>
    </message>
    <message>
        <source>cheap</source>
        <translation>省</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>heavy</source>
        <translation>费时</translation>
    </message>
    <message>
        <source>Cheap</source>
        <translation>省时</translation>
    </message>
    <message>
        <source>Norms and angles that follow from what a step computes anyway</source>
        <translation>每步计算顺带得到的范数和角度</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>Also what needs a pass over all parameters</source>
        <translation>还包括需要遍历全部参数的量</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Also curvature and gradient noise: several gradients each</source>
        <translation>还包括曲率和梯度噪声：每项需要多次梯度</translation>
    </message>
</context>
<context>
    <name>Claim</name>
    <message>
        <source>dampening</source>
        <translation>阻尼</translation>
    </message>
    <message>
        <source>decoupled weight decay</source>
        <translation>解耦权重衰减</translation>
    </message>
    <message>
        <source>eps (gradients near it)</source>
        <translation>eps（梯度与它相近）</translation>
    </message>
    <message>
        <source>how fast it falls (too fast to arrive)</source>
        <translation>下降得多快（太快，到不了）</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>nesterov (off)</source>
        <translation>nesterov（关）</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>noise (none in the data)</source>
        <translation>噪声（数据中没有）</translation>
    </message>
    <message>
        <source>runs that stay finite</source>
        <translation>运行是否保持有限</translation>
    </message>
    <message>
        <source>the first steps (bias correction)</source>
        <translation>最初几步（偏差校正）</translation>
    </message>
    <message>
        <source>the gradients&apos; scales (100 to 1)</source>
        <translation>梯度的尺度（100 比 1）</translation>
    </message>
    <message>
        <source>the length of a cycle (100 steps)</source>
        <translation>周期的长度（100 步）</translation>
    </message>
    <message>
        <source>the length of the quiet</source>
        <translation>平静期的长度</translation>
    </message>
    <message>
        <source>the mean of the gradient (0 here)</source>
        <translation>梯度的均值（这里为 0）</translation>
    </message>
    <message>
        <source>the number of steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>the optimizer (AdamW)</source>
        <translation>优化器（AdamW）</translation>
    </message>
    <message>
        <source>the problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>the rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>the rate (1)</source>
        <translation>学习率（1）</translation>
    </message>
    <message>
        <source>the rate (large)</source>
        <translation>学习率（大）</translation>
    </message>
    <message>
        <source>weight decay (which needs λ/s)</source>
        <translation>权重衰减（需要 λ/s）</translation>
    </message>
    <message>
        <source>weight decay as L2</source>
        <translation>作为 L2 的权重衰减</translation>
    </message>
    <message>
        <source>β₁ and β₂ (0.9, 0.9)</source>
        <translation>β₁ 与 β₂（0.9、0.9）</translation>
    </message>
</context>
<context>
    <name>ClaimCard</name>
    <message>
        <source>Open the experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>measured %1, threshold %2</source>
        <translation>测得 %1，阈值 %2</translation>
    </message>
    <message>
        <source>a step on batch %1 lowers batch %2 by %3 learning rates</source>
        <translation>在批次 %1 上走一步，使批次 %2 降低 %3 个学习率</translation>
    </message>
    <message>
        <source>step on batch</source>
        <translation>走步的批次</translation>
    </message>
    <message>
        <source>loss of batch</source>
        <translation>损失的批次</translation>
    </message>
</context>
<context>
    <name>ClaimChoice</name>
    <message>
        <source>Judge first</source>
        <translation>先评判</translation>
    </message>
    <message>
        <source>Find a claim</source>
        <translation>查找论断</translation>
    </message>
    <message>
        <source>Claims of the step</source>
        <translation>这一步的论断</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>论断</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>what it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Double-click to give the lesson a threshold of its own; empty it for the program&apos;s</source>
        <translation>双击可为课程设定自己的阈值；清空则用程序的</translation>
    </message>
</context>
<context>
    <name>ClaimLines</name>
    <message>
        <source>all claims of %1</source>
        <translation>%1 的所有论断</translation>
    </message>
</context>
<context>
    <name>ClassFile</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Running the class beside the chain…</source>
        <translation>正在让这个类与链条并行运行…</translation>
    </message>
    <message>
        <source>Checked to be equal, and exported to %1</source>
        <translation>已核对相等，并导出到 %1</translation>
    </message>
</context>
<context>
    <name>CodeExport</name>
    <message>
        <source>Being tried out…</source>
        <translation>正在试运行…</translation>
    </message>
    <message>
        <source>Nothing to export.</source>
        <translation>没有可导出的内容。</translation>
    </message>
    <message>
        <source>PyTorch&apos;s own schedulers do something else here. </source>
        <translation>PyTorch 自己的调度器在这里做法不同。</translation>
    </message>
    <message>
        <source> (and %1 more)</source>
        <translation>（另有 %1 处）</translation>
    </message>
    <message>
        <source> The exported code follows the plan; grey is PyTorch&apos;s.</source>
        <translation>导出的代码按计划执行；灰色是 PyTorch 的。</translation>
    </message>
    <message>
        <source>As code: it depends on the run, so it is not tried out beforehand.</source>
        <translation>作为代码：它取决于运行，因此不事先试运行。</translation>
    </message>
    <message>
        <source>As code: tried out over %1 steps, equal to the plan.</source>
        <translation>作为代码：已试运行 %1 步，与计划相等。</translation>
    </message>
    <message>
        <source>Export as PyTorch code</source>
        <translation>导出为 PyTorch 代码</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>ColumnModel</name>
    <message>
        <source>Learn from</source>
        <translation>用于学习</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Different values</source>
        <translation>不同的值</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Each text becomes a feature of its own: 1 where the row says so, else 0</source>
        <translation>每种文本各成为一个特征：该行如此则为 1，否则为 0</translation>
    </message>
    <message>
        <source>Line %1 holds “%2”, which is no number</source>
        <translation>第 %1 行是“%2”，不是数</translation>
    </message>
    <message>
        <source>Lines %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1  (target)</source>
        <translation>%1（目标）</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>numbers of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>whole numbers</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>more than 20</source>
        <translation>超过 20 个</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Experiment</source>
        <translation>实验(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Lay curves under the &amp;plots…</source>
        <translation>在图中叠加曲线(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Import data…</source>
        <translation>导入数据(&amp;I)…</translation>
    </message>
    <message>
        <source>Export the &amp;description (JSON)…</source>
        <translation>导出描述（JSON）(&amp;D)…</translation>
    </message>
    <message>
        <source>Export the &amp;page as a figure…</source>
        <translation>把页面导出为图(&amp;P)…</translation>
    </message>
    <message>
        <source>Export all runs as &amp;CSV…</source>
        <translation>把所有运行导出为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run or pause (Space)</source>
        <translation>运行或暂停（空格）</translation>
    </message>
    <message>
        <source>Single step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Make one step (S)</source>
        <translation>走一步 (S)</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Take the last step back (Shift+S)</source>
        <translation>收回最后一步 (Shift+S)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the runs here; the next run starts anew (X)</source>
        <translation>在此结束各条运行；下次运行从头开始 (X)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Back to step 0 with the present settings (R)</source>
        <translation>按当前设置回到第 0 步 (R)</translation>
    </message>
    <message>
        <source>&amp;Add run</source>
        <translation>添加运行(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Duplicate run</source>
        <translation>复制运行(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;move run</source>
        <translation>移除运行(&amp;M)</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>显示所有运行</translation>
    </message>
    <message>
        <source>&amp;Reset all plots</source>
        <translation>重置所有图(&amp;R)</translation>
    </message>
    <message>
        <source>Remove o&amp;verlays</source>
        <translation>移除叠加曲线(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Presentation mode</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>重置布局(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Gallery of examples…</source>
        <translation>示例画廊(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>窗口导览(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keyboard and mouse</source>
        <translation>键盘与鼠标(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Optimizer Lab</source>
        <translation>关于 Optimizer Lab(&amp;A)</translation>
    </message>
</context>
<context>
    <name>CompareColumn</name>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行数</translation>
    </message>
    <message>
        <source>steps made</source>
        <translation>已走步数</translation>
    </message>
    <message>
        <source>final loss</source>
        <translation>最终损失</translation>
    </message>
    <message>
        <source>best loss</source>
        <translation>最低损失</translation>
    </message>
    <message>
        <source>best step</source>
        <translation>最低处的步</translation>
    </message>
    <message>
        <source>diverged at</source>
        <translation>发散于</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>调度</translation>
    </message>
</context>
<context>
    <name>CompareController</name>
    <message>
        <source>Add sessions</source>
        <translation>添加会话</translation>
    </message>
    <message>
        <source>Sessions (*.optlab)</source>
        <translation>会话 (*.optlab)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, mean</source>
        <translation>%1，平均</translation>
    </message>
    <message>
        <source>± std</source>
        <translation>± 标准差</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>choose rows to see others</source>
        <translation>选择若干行以查看其他曲线</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Add sessions…</source>
        <translation>添加会话…</translation>
    </message>
    <message>
        <source>Runs of other session files beside those of this session</source>
        <translation>把其他会话文件的运行与本会话的放在一起</translation>
    </message>
    <message>
        <source>Only this session</source>
        <translation>仅本会话</translation>
    </message>
    <message>
        <source>Filter, such as  lr&gt;0.01 optimizer=Adam</source>
        <translation>筛选，例如  lr&gt;0.01 optimizer=Adam</translation>
    </message>
    <message>
        <source>Words of a row, and tests of columns. The tool tip of a header has the name that a test needs</source>
        <translation>一行中的词，或对列的条件。条件里用列的英文名：把鼠标停在表头上就能看到</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组依据</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>仅差异</translation>
    </message>
    <message>
        <source>Leaves out the settings that are the same in all runs shown</source>
        <translation>略去所有显示的运行中都相同的设置</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
</context>
<context>
    <name>ComposerController</name>
    <message>
        <source>base %1</source>
        <translation>基值 %1</translation>
    </message>
    <message>
        <source>, the same for all runs</source>
        <translation>，对所有运行相同</translation>
    </message>
    <message>
        <source>Not applied to %1: this schedule does not fit there.</source>
        <translation>未应用到 %1：这个调度在那里不适用。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了问题</translation>
    </message>
    <message>
        <source>The program made a mistake. Your session is kept in its journal, and you can go on; save it under another name to be sure. This report helps to mend the mistake; nothing is sent by itself.</source>
        <translation>程序出错了。你的会话保存在恢复日志里，可以继续使用；为保险起见，请另存为别的名称。这份报告有助于修复错误；程序不会自行发送任何内容。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>{name} diverged at step {step}: {reason}</source>
        <translation>{name} 在第 {step} 步发散：{reason}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Smoothing…</source>
        <translation>平滑…</translation>
    </message>
</context>
<context>
    <name>DataController</name>
    <message>
        <source>Choose a table</source>
        <translation>选择一个表格</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>表格 (%1)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Missing values: %1</source>
        <translation>缺失值：%1</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns</source>
        <translation>%1 行，%2 列</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns, read as %3</source>
        <translation>%1 行，%2 列，按 %3 读取</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择另一个文件…</translation>
    </message>
    <message>
        <source>Race three optimizers</source>
        <translation>三种优化器赛跑</translation>
    </message>
    <message>
        <source>Drop a CSV or NPZ file on the window</source>
        <translation>把 CSV 或 NPZ 文件拖到窗口上</translation>
    </message>
    <message>
        <source>Every column is a feature or the target. You see what is in it before anything is trained.</source>
        <translation>每一列要么是特征，要么是目标。训练之前你就能看到里面有什么。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>学习什么</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPage</name>
    <message>
        <source>Dashboard</source>
        <translation>仪表板</translation>
    </message>
    <message>
        <source>Loss bands</source>
        <translation>损失带</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>This moment</source>
        <translation>此刻</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Warn before spikes</source>
        <translation>尖峰之前警告</translation>
    </message>
    <message>
        <source>Loss by epoch, one curve for each batch</source>
        <translation>按轮显示损失，每个批次一条曲线</translation>
    </message>
    <message>
        <source>Look at this run</source>
        <translation>查看这条运行</translation>
    </message>
    <message>
        <source>over</source>
        <translation>按</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>Another order of the samples in every epoch; needs a restart</source>
        <translation>每一轮都用新的样本顺序；需要重新开始</translation>
    </message>
    <message>
        <source>Predict the limit cycle</source>
        <translation>预测极限环</translation>
    </message>
    <message>
        <source>Dashed: the loss of each batch that the fixed order leads to</source>
        <translation>虚线：固定顺序最终给出的各批次损失</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Replays the run up to where its loss jumped, and tries out changes</source>
        <translation>重放这条运行直到损失跳升之处，并试验各种改动</translation>
    </message>
</context>
<context>
    <name>DrivenExperiment</name>
    <message>
        <source>%1 has changed since it was allowed. Reset the experiment to run it as it is now.</source>
        <translation>%1 在获准之后有了变化。请重置实验，以便按现在的样子运行。</translation>
    </message>
</context>
<context>
    <name>ExperimentController</name>
    <message>
        <source>An experiment needs at least one run.</source>
        <translation>实验至少需要一条运行。</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export figure…</source>
        <translation>导出图…</translation>
    </message>
    <message>
        <source>Export data (CSV)…</source>
        <translation>导出数据 (CSV)…</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>复制图</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Copied the data of “%1”</source>
        <translation>已复制“%1”的数据</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</source>
        <translation>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</translation>
    </message>
    <message>
        <source>;;Animation, GIF (*.gif);;Animation, WebP (*.webp);;Animation, APNG (*.apng)</source>
        <translation>;;动画，GIF (*.gif);;动画，WebP (*.webp);;动画，APNG (*.apng)</translation>
    </message>
    <message>
        <source>;;Film, MP4 (*.mp4)</source>
        <translation>;;影片，MP4 (*.mp4)</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>Copied “%1”</source>
        <translation>已复制“%1”</translation>
    </message>
    <message>
        <source>Descriptions (*.json)</source>
        <translation>描述 (*.json)</translation>
    </message>
    <message>
        <source>Folder for the tables</source>
        <translation>存放表格的文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
</context>
<context>
    <name>Family</name>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Adaptive rates</source>
        <translation>自适应学习率</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Whole layers</source>
        <translation>整层</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>曲率</translation>
    </message>
    <message>
        <source>Flat minima</source>
        <translation>平坦极小点</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Proximal</source>
        <translation>近端</translation>
    </message>
    <message>
        <source>pytorch_optimizer</source>
        <translation>pytorch_optimizer</translation>
    </message>
    <message>
        <source>Classes in the file</source>
        <translation>文件中的类</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>The experiment of %1, at step %2</source>
        <translation>%1 的实验，第 %2 步</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>Export “%1”</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of one&apos;s own</source>
        <translation>自定大小</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>As PNG %1 × %2 pixels. The figure carries its experiment: drop it on the window to reopen it.</source>
        <translation>PNG 为 %1 × %2 像素。图中带有它的实验：把它拖到窗口上即可重新打开。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>课程 (*.toml)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
</context>
<context>
    <name>FilmBar</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>FinderController</name>
    <message>
        <source>The engine is not ready yet.</source>
        <translation>引擎尚未就绪。</translation>
    </message>
    <message>
        <source>The learning rate of “%1” is now %2.</source>
        <translation>“%1”的学习率现在是 %2。</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>%1, %2 seeds</source>
        <translation>%1，%2 个种子</translation>
    </message>
    <message>
        <source>stability limit %1</source>
        <translation>稳定极限 %1</translation>
    </message>
    <message>
        <source>loss rises, %1× the limit</source>
        <translation>损失上升，极限的 %1 倍</translation>
    </message>
    <message>
        <source>Steepest descent</source>
        <translation>最陡下降</translation>
    </message>
    <message>
        <source>Where the loss falls fastest per decade (Smith 2017)</source>
        <translation>每十倍学习率损失下降最快之处 (Smith 2017)</translation>
    </message>
    <message>
        <source>Minimum / 10</source>
        <translation>最小处 / 10</translation>
    </message>
    <message>
        <source>A tenth of the rate of the lowest loss (fastai)</source>
        <translation>损失最低处学习率的十分之一 (fastai)</translation>
    </message>
    <message>
        <source>Valley</source>
        <translation>山谷</translation>
    </message>
    <message>
        <source>In the middle third of the longest falling part (fastai)</source>
        <translation>最长下降段的中间三分之一 (fastai)</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>滑动</translation>
    </message>
    <message>
        <source>Left of the rise, where the slope becomes even (Novetta, fastai)</source>
        <translation>上升段左侧、斜率变平之处 (Novetta, fastai)</translation>
    </message>
    <message>
        <source>Half of the largest rate that is stable where the ramp crosses it</source>
        <translation>斜坡穿过稳定极限处学习率的一半</translation>
    </message>
    <message>
        <source>Half the limit</source>
        <translation>极限的一半</translation>
    </message>
    <message>
        <source>The rate that was clicked on the plot</source>
        <translation>在图上点击的学习率</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>The rate grows from low to high while every seed trains; the loss falls, and then rises. Click on the plot to choose a rate of your own.</source>
        <translation>学习率从低到高增长，每个种子同时训练；损失先下降后上升。点击图可自选学习率。</translation>
    </message>
    <message>
        <source>Stability limit, measured on the way: %1 = %2.</source>
        <translation>途中测得的稳定极限：%1 = %2。</translation>
    </message>
    <message>
        <source> The loss is seen to rise only at %1, %2 times the limit: while an instability grows, the ramp moves on. The rates shortly before that rise are too high to train with.</source>
        <translation>损失到 %1 才明显上升，是极限的 %2 倍：不稳定性增长时，斜坡已继续上升。上升之前不远处的学习率用于训练太高。</translation>
    </message>
    <message>
        <source>The ramp stayed below the stability limit %1, at the end %2. A higher end would show more.</source>
        <translation>斜坡始终低于稳定极限 %1，结束时为 %2。终点更高会看到更多。</translation>
    </message>
    <message>
        <source>The loss rises at %3, where the stability limit %1 was still %2: that is the limit of the mean loss, and the noise of batches, or steps as long as the valley is wide, throw the run out before.</source>
        <translation>损失在 %3 处上升，而稳定极限 %1 此时还是 %2：那是平均损失的极限；批次的噪声，或与山谷一样宽的步子，会更早把运行甩出去。</translation>
    </message>
</context>
<context>
    <name>FinderForm</name>
    <message>
        <source>Run the range test</source>
        <translation>运行范围测试</translation>
    </message>
    <message>
        <source>Use this rate</source>
        <translation>使用这个学习率</translation>
    </message>
    <message>
        <source>Use the rate of “%1”</source>
        <translation>使用“%1”的学习率</translation>
    </message>
</context>
<context>
    <name>FinderPlot</name>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>mean, smoothed</source>
        <translation>平均，已平滑</translation>
    </message>
    <message>
        <source>band</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>rate %1</source>
        <translation>学习率 %1</translation>
    </message>
</context>
<context>
    <name>FormulaEditor</name>
    <message>
        <source>Formula of the loss</source>
        <translation>损失的公式</translation>
    </message>
    <message>
        <source>2x, x², (x+1)(y−1), √(x), abs(x), π, sin, exp, max(x, y) … Other letters are sliders</source>
        <translation>2x、x²、(x+1)(y−1)、√(x)、abs(x)、π、sin、exp、max(x, y) … 其他字母成为滑块</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Gallery of examples</source>
        <translation>示例画廊</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keeps this plot in front of the others, with or without numbers</source>
        <translation>无论有没有数值，都把此图放在其他图之前</translation>
    </message>
    <message>
        <source>Drag onto another plot to take its place</source>
        <translation>拖到另一张图上即可占据它的位置</translation>
    </message>
    <message>
        <source>Mode %1</source>
        <translation>特征模 %1</translation>
    </message>
    <message>
        <source>Mode %1, curvature %2</source>
        <translation>特征模 %1，曲率 %2</translation>
    </message>
    <message>
        <source>× %1 a step</source>
        <translation>每步 × %1</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Past</source>
        <translation>过去</translation>
    </message>
    <message>
        <source>Experiments of this session</source>
        <translation>本会话的实验</translation>
    </message>
    <message>
        <source>Put on the Bench</source>
        <translation>放到实验台</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>A new experiment with the present settings, at step 0</source>
        <translation>按当前设置、从第 0 步开始的新实验</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Notes about this experiment</source>
        <translation>关于此实验的笔记</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Branch from this step</source>
        <translation>从这一步分支</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run on as far as the present one</source>
        <translation>运行到与当前实验一样远</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Rewind to here</source>
        <translation>回退到这里</translation>
    </message>
    <message>
        <source>Takes the experiment itself back; what came later is given up</source>
        <translation>让实验本身退回去；之后的内容将被放弃</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>后退一步（左箭头）</translation>
    </message>
    <message>
        <source>One step on (Right)</source>
        <translation>前进一步（右箭头）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Anatomy of this step</source>
        <translation>这一步的解剖</translation>
    </message>
    <message>
        <source>The update that was made here, block by block</source>
        <translation>这里所做的更新，逐个模块展示</translation>
    </message>
</context>
<context>
    <name>JournalController</name>
    <message>
        <source>A session of %1 was not closed; it can be recovered.</source>
        <translation>%1 的一个会话没有正常关闭；可以恢复它。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Recovered. The journal is kept until this session is saved.</source>
        <translation>已恢复。在保存此会话之前，恢复日志会一直保留。</translation>
    </message>
</context>
<context>
    <name>KeptMenu</name>
    <message>
        <source>Keep this map in the session</source>
        <translation>把这张图谱保留在会话中</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>Knob</name>
    <message>
        <source>Default %1</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Adjust lr fn</source>
        <translation>学习率调整方式</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Amsgrad</source>
        <translation>Amsgrad</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Anneal strategy</source>
        <translation>退火方式</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>附加参数</translation>
    </message>
    <message>
        <source>At</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Base lr</source>
        <translation>基础学习率</translation>
    </message>
    <message>
        <source>Base momentum</source>
        <translation>基础动量</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Beta2 decay</source>
        <translation>Beta2 衰减</translation>
    </message>
    <message>
        <source>Beta3</source>
        <translation>Beta3</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>中心化</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Clip value</source>
        <translation>截断值</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件数</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation>冷却</translation>
    </message>
    <message>
        <source>Cycle momentum</source>
        <translation>循环动量</translation>
    </message>
    <message>
        <source>Dampening</source>
        <translation>阻尼</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>Decay rate</source>
        <translation>衰减率</translation>
    </message>
    <message>
        <source>Decay steps</source>
        <translation>衰减步数</translation>
    </message>
    <message>
        <source>Decoupled decay</source>
        <translation>解耦衰减</translation>
    </message>
    <message>
        <source>Div factor</source>
        <translation>起始除数</translation>
    </message>
    <message>
        <source>Dpi</source>
        <translation>DPI</translation>
    </message>
    <message>
        <source>Drop last</source>
        <translation>舍弃末批</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Eigenvalues</source>
        <translation>特征值</translation>
    </message>
    <message>
        <source>End factor</source>
        <translation>结束因子</translation>
    </message>
    <message>
        <source>Eps1</source>
        <translation>Eps1</translation>
    </message>
    <message>
        <source>Eps2</source>
        <translation>Eps2</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Eta min</source>
        <translation>最低学习率</translation>
    </message>
    <message>
        <source>Etaminus</source>
        <translation>减小因子</translation>
    </message>
    <message>
        <source>Etaplus</source>
        <translation>增大因子</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>因子表</translation>
    </message>
    <message>
        <source>Feature scale</source>
        <translation>特征缩放</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Final div factor</source>
        <translation>结束除数</translation>
    </message>
    <message>
        <source>Final factor</source>
        <translation>最终因子</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>High</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>History size</source>
        <translation>历史长度</translation>
    </message>
    <message>
        <source>Init</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Initial accumulator value</source>
        <translation>累加器初值</translation>
    </message>
    <message>
        <source>Input scale</source>
        <translation>输入缩放</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>LaTeX style</source>
        <translation>LaTeX 样式</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation>标签噪声</translation>
    </message>
    <message>
        <source>Lambd</source>
        <translation>Lambd</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Line search fn</source>
        <translation>线搜索</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>线宽</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Lr lambda</source>
        <translation>学习率函数</translation>
    </message>
    <message>
        <source>Max eval</source>
        <translation>最多求值</translation>
    </message>
    <message>
        <source>Max iter</source>
        <translation>最多迭代</translation>
    </message>
    <message>
        <source>Max lr</source>
        <translation>最高学习率</translation>
    </message>
    <message>
        <source>Max momentum</source>
        <translation>最大动量</translation>
    </message>
    <message>
        <source>Max norm</source>
        <translation>最大范数</translation>
    </message>
    <message>
        <source>Maximize</source>
        <translation>最大化</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Min lr</source>
        <translation>最低学习率</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Momentum decay</source>
        <translation>动量衰减</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Ns a</source>
        <translation>NS a</translation>
    </message>
    <message>
        <source>Ns b</source>
        <translation>NS b</translation>
    </message>
    <message>
        <source>Ns c</source>
        <translation>NS c</translation>
    </message>
    <message>
        <source>Ns steps</source>
        <translation>NS 迭代次数</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>Pct start</source>
        <translation>上升比例</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>计数单位</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>幂</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation>学习率衰减</translation>
    </message>
    <message>
        <source>Replicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Rho</source>
        <translation>Rho</translation>
    </message>
    <message>
        <source>Rotation seed</source>
        <translation>旋转种子</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>刻度</translation>
    </message>
    <message>
        <source>Scale fn</source>
        <translation>缩放函数</translation>
    </message>
    <message>
        <source>Scale mode</source>
        <translation>缩放模式</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>Separation</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>谱</translation>
    </message>
    <message>
        <source>Staircase</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Start factor</source>
        <translation>起始因子</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Step size down</source>
        <translation>下降步数</translation>
    </message>
    <message>
        <source>Step size up</source>
        <translation>上升步数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Swa every</source>
        <translation>SWA 间隔</translation>
    </message>
    <message>
        <source>Swa start</source>
        <translation>SWA 开始</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Three phase</source>
        <translation>三阶段</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold mode</source>
        <translation>阈值模式</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Tolerance change</source>
        <translation>变化容差</translation>
    </message>
    <message>
        <source>Tolerance grad</source>
        <translation>梯度容差</translation>
    </message>
    <message>
        <source>Total iters</source>
        <translation>总次数</translation>
    </message>
    <message>
        <source>Total steps</source>
        <translation>总步数</translation>
    </message>
    <message>
        <source>Trust coefficient</source>
        <translation>信任系数</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>KnobChoice</name>
    <message>
        <source>Knob</source>
        <translation>旋钮</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Knobs of the lesson</source>
        <translation>课程的旋钮</translation>
    </message>
</context>
<context>
    <name>KnobForm</name>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>回到 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>LandscapeController</name>
    <message>
        <source>The engine is not ready yet.</source>
        <translation>引擎尚未就绪。</translation>
    </message>
    <message>
        <source>Run the experiment, then draw the loss around where it arrived.</source>
        <translation>先运行实验，再画出它到达之处周围的损失。</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>A plane is a thin slice: its numbers stand here once it is drawn.</source>
        <translation>平面只是一个薄片：画好之后，它的数字会显示在这里。</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>在第 %1 步</translation>
    </message>
    <message>
        <source>These directions know nothing of the paths: two of many. Most of a path may lie outside.</source>
        <translation>这些方向对路径一无所知：只是众多方向中的两个。路径的大部分可能在平面之外。</translation>
    </message>
    <message>
        <source>The two axes hold %1 % and %2 % of how far the paths strayed from the end point.</source>
        <translation>路径离开终点的距离，两个轴分别占 %1 % 和 %2 %。</translation>
    </message>
    <message>
        <source>Off: farthest from the plane, in the parameters&apos; unit. Loss gap: true against shown loss along the path; above 10 % the heights mislead. The loss is that of all training data.</source>
        <translation>偏离：离平面最远的距离，单位与参数相同。损失差：沿路径的真实损失与图示损失之差；超过 10 % 时高度会误导。损失取全部训练数据。</translation>
    </message>
    <message>
        <source>The three end points lie in the plane exactly; the ways to them need not.</source>
        <translation>三个终点恰在平面内；到达它们的路径则不一定。</translation>
    </message>
    <message>
        <source>Here the loss bends most at the end point. The paths came from elsewhere and lie outside.</source>
        <translation>这里是终点处损失弯曲最大的方向。路径来自别处，位于平面之外。</translation>
    </message>
    <message>
        <source>Along the paths</source>
        <translation>沿路径</translation>
    </message>
    <message>
        <source>solid: true, dashed: on the plane</source>
        <translation>实线：真实；虚线：平面上</translation>
    </message>
    <message>
        <source>Drawn together with the plane.</source>
        <translation>与平面一起绘制。</translation>
    </message>
    <message>
        <source>%1, on the plane</source>
        <translation>%1，平面上</translation>
    </message>
    <message>
        <source>part of the path</source>
        <translation>路径的位置</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <source>NumPy (*.npz)</source>
        <translation>NumPy (*.npz)</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>LandscapePage</name>
    <message>
        <source>Loss on the plane</source>
        <translation>平面上的损失</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Two random directions</source>
        <translation>两个随机方向</translation>
    </message>
    <message>
        <source>Each filter as long as the network&apos;s own (Li 2018)</source>
        <translation>每个滤波器与网络自身的一样长 (Li 2018)</translation>
    </message>
    <message>
        <source>Main plane of the paths (PCA)</source>
        <translation>路径的主平面 (PCA)</translation>
    </message>
    <message>
        <source>Where the runs moved most</source>
        <translation>各条运行移动最多之处</translation>
    </message>
    <message>
        <source>Through three end points</source>
        <translation>过三个终点</translation>
    </message>
    <message>
        <source>Three runs&apos; present places</source>
        <translation>三条运行的当前位置</translation>
    </message>
    <message>
        <source>Sharpest directions</source>
        <translation>最陡的方向</translation>
    </message>
    <message>
        <source>The Hessian&apos;s two largest eigenvalues</source>
        <translation>Hessian 的两个最大特征值</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>围绕</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二条</translation>
    </message>
    <message>
        <source>Third</source>
        <translation>第三条</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>From where the runs stand now; coarse at once, then finer</source>
        <translation>从各条运行现在的位置画起；先粗后细</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>保存数值…</translation>
    </message>
    <message>
        <source>Grid, paths and distances as NPZ. Pictures: the plot&apos;s own menu</source>
        <translation>网格、路径和距离，存为 NPZ。图片：用图自己的菜单</translation>
    </message>
    <message>
        <source>How far to trust it</source>
        <translation>可信程度</translation>
    </message>
    <message>
        <source>Loss along the paths</source>
        <translation>沿路径的损失</translation>
    </message>
    <message>
        <source>Straight line between two runs</source>
        <translation>两条运行之间的直线</translation>
    </message>
    <message>
        <source>Lower plot</source>
        <translation>下图</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>LessonEditor</name>
    <message>
        <source>Lesson editor</source>
        <translation>课程编辑器</translation>
    </message>
    <message>
        <source>Parts of the lesson</source>
        <translation>课程的各部分</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The loss on a logarithmic axis</source>
        <translation>损失用对数轴</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加一步</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Knobs beside the text</source>
        <translation>文字旁的旋钮</translation>
    </message>
    <message>
        <source>The whole lesson</source>
        <translation>整个课程</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>No experiment yet</source>
        <translation>还没有实验</translation>
    </message>
    <message>
        <source>Experiment: %1, %2 steps, %3</source>
        <translation>实验：%1，%2 步，%3</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>课程 (*.toml)</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>保存课程</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Save this lesson first?</source>
        <translation>先保存这个课程吗？</translation>
    </message>
    <message>
        <source>that of the claim %1</source>
        <translation>论断 %1 的阈值</translation>
    </message>
</context>
<context>
    <name>LessonsController</name>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>First say what you expect</source>
        <translation>请先说出你的预测</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Language of the lesson</source>
        <translation>课程的语言</translation>
    </message>
    <message>
        <source>Open a lesson file…</source>
        <translation>打开课程文件…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>This lesson as a file to share or to rewrite</source>
        <translation>把本课程存成文件，用于分享或改写</translation>
    </message>
    <message>
        <source>Write a lesson…</source>
        <translation>编写课程…</translation>
    </message>
    <message>
        <source>A new lesson that begins with the present experiment</source>
        <translation>以当前实验开头的新课程</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>This lesson in the editor; it is saved as a file of its own</source>
        <translation>在编辑器中打开本课程；它会另存为自己的文件</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>LineController</name>
    <message>
        <source>Between two runs</source>
        <translation>两条运行之间</translation>
    </message>
    <message>
        <source>barrier %1</source>
        <translation>壁垒 %1</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>0: %1, 1: %2</source>
        <translation>0：%1，1：%2</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>LogButton</name>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数轴</translation>
    </message>
</context>
<context>
    <name>LogDock</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>E&amp;xamples</source>
        <translation>示例(&amp;X)</translation>
    </message>
</context>
<context>
    <name>MapFiles</name>
    <message>
        <source>Picture…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>Arrays…</source>
        <translation>数组…</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>表格…</translation>
    </message>
    <message>
        <source>Zoom from the whole range…</source>
        <translation>从全范围开始缩放…</translation>
    </message>
    <message>
        <source>Along the third axis…</source>
        <translation>沿第三轴…</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>保存图谱</translation>
    </message>
    <message>
        <source>Picture %1 of %2</source>
        <translation>第 %1 张图，共 %2 张</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>图谱</translation>
    </message>
</context>
<context>
    <name>Maps</name>
    <message>
        <source>all diverged</source>
        <translation>全部发散</translation>
    </message>
    <message>
        <source>did not</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>%1, all runs</source>
        <translation>%1，所有运行</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>起点 %1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
</context>
<context>
    <name>MapsController</name>
    <message>
        <source>%1 runs of %2 steps, %3, %4 ms</source>
        <translation>%1 条运行，各 %2 步，%3，%4 毫秒</translation>
    </message>
</context>
<context>
    <name>MapsPage</name>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>As on the Bench</source>
        <translation>与实验台相同</translation>
    </message>
    <message>
        <source>Fast: other last bits on surfaces in float32, so that runs at the border of chaos may end elsewhere than on the Bench. As on the Bench: the same bits, up to one and a half times as slow, and slower where runs converge on some processors.</source>
        <translation>快速：曲面上用 float32 时末位不同，因此处于发散边界附近的运行可能与实验台上的结局不同。与实验台相同：各位相同，耗时最多为一倍半；在某些处理器上，运行收敛之处更慢。</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>全范围</translation>
    </message>
    <message>
        <source>Other knobs</source>
        <translation>其他旋钮</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Maps that the session holds</source>
        <translation>会话保存的图谱</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图谱</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Third axis</source>
        <translation>第三轴</translation>
    </message>
    <message>
        <source>Moves along the third axis, over and over</source>
        <translation>沿第三轴反复移动</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>运算</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1（第 %2 行）</translation>
    </message>
    <message>
        <source>%1 (lines %2)</source>
        <translation>%1（第 %2 行）</translation>
    </message>
</context>
<context>
    <name>MomentController</name>
    <message>
        <source>against nothing</source>
        <translation>不对照</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>在第 %1 步</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 到 %2：%3</translation>
    </message>
    <message>
        <source>count, log</source>
        <translation>计数，对数</translation>
    </message>
    <message>
        <source>A step along part %1&apos;s gradient changes the loss of part %2 by %3 times the rate.</source>
        <translation>沿第 %1 部分的梯度走一步，使第 %2 部分的损失改变学习率的 %3 倍。</translation>
    </message>
    <message>
        <source>part that is followed</source>
        <translation>所跟随的部分</translation>
    </message>
    <message>
        <source>part that changes</source>
        <translation>发生变化的部分</translation>
    </message>
    <message>
        <source>batch %1: loss %2</source>
        <translation>批次 %1：损失 %2</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>MomentView</name>
    <message>
        <source>How numbers are spread</source>
        <translation>数值如何分布</translation>
    </message>
    <message>
        <source>How parts of the batch pull at each other</source>
        <translation>批次的各部分如何相互牵动</translation>
    </message>
    <message>
        <source>Loss of each batch</source>
        <translation>每个批次的损失</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Parts of the batch</source>
        <translation>批次的各部分</translation>
    </message>
</context>
<context>
    <name>Mouse</name>
    <message>
        <source>Wheel over a plot</source>
        <translation>在图上滚动滚轮</translation>
    </message>
    <message>
        <source>Zoom both axes; over an axis, that one</source>
        <translation>缩放两个轴；在轴上则只缩放该轴</translation>
    </message>
    <message>
        <source>Drag a plot</source>
        <translation>拖动图</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>Double click a plot</source>
        <translation>双击图</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Click a legend row</source>
        <translation>单击图例的一行</translation>
    </message>
    <message>
        <source>Hide or show the run</source>
        <translation>隐藏或显示该运行</translation>
    </message>
    <message>
        <source>Right click a plot</source>
        <translation>右键单击图</translation>
    </message>
    <message>
        <source>Export, copy, logarithmic axis</source>
        <translation>导出、复制、对数轴</translation>
    </message>
    <message>
        <source>Arrows, + and − on a plot</source>
        <translation>在图上按方向键、+ 和 −</translation>
    </message>
    <message>
        <source>Move and zoom it; Home shows everything again</source>
        <translation>移动和缩放；Home 重新显示全部</translation>
    </message>
    <message>
        <source>Return in a field</source>
        <translation>在输入框中按 Return</translation>
    </message>
    <message>
        <source>Leave it, so that Space runs</source>
        <translation>离开输入框，空格键即可运行</translation>
    </message>
    <message>
        <source>Escape in a field</source>
        <translation>在输入框中按 Escape</translation>
    </message>
    <message>
        <source>The last value again</source>
        <translation>恢复上一个值</translation>
    </message>
    <message>
        <source>Drag the start ring</source>
        <translation>拖动起点圆环</translation>
    </message>
    <message>
        <source>Another start point</source>
        <translation>换一个起点</translation>
    </message>
    <message>
        <source>Double click a run</source>
        <translation>双击一条运行</translation>
    </message>
    <message>
        <source>Rename it (also F2)</source>
        <translation>重命名（也可按 F2）</translation>
    </message>
    <message>
        <source>← and → on the History page</source>
        <translation>在历史页按 ← 和 →</translation>
    </message>
    <message>
        <source>One step back or forward</source>
        <translation>后退或前进一步</translation>
    </message>
    <message>
        <source>Delete in the list of runs</source>
        <translation>在运行列表中按 Delete</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>移除该运行</translation>
    </message>
    <message>
        <source>V in the list of runs</source>
        <translation>在运行列表中按 V</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>OfferDetails</name>
    <message>
        <source>Steps from one measurement to the next</source>
        <translation>两次测量之间的步数</translation>
    </message>
    <message>
        <source>every</source>
        <translation>每</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>逐层</translation>
    </message>
    <message>
        <source>Also of each tensor of the network alone; needs a restart</source>
        <translation>也单独测量网络的每个张量；需要重新开始</translation>
    </message>
    <message>
        <source>Not here: {reason}</source>
        <translation>此处没有：{reason}</translation>
    </message>
    <message>
        <source>Could not be measured: {reason}</source>
        <translation>无法测量：{reason}</translation>
    </message>
</context>
<context>
    <name>OptimizerChoice</name>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
</context>
<context>
    <name>OptimizerForm</name>
    <message>
        <source>Open in Builder</source>
        <translation>在搭建页打开</translation>
    </message>
    <message>
        <source>Take the chain apart: move, add and remove its blocks</source>
        <translation>把链条拆开：移动、添加和移除模块</translation>
    </message>
</context>
<context>
    <name>OptimizerList</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search optimizers</source>
        <translation>搜索优化器</translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation>优化器</translation>
    </message>
</context>
<context>
    <name>OptimizerPopup</name>
    <message>
        <source>Another class…</source>
        <translation>其他类…</translation>
    </message>
    <message>
        <source>A torch.optim.Optimizer of a package, a Python file, or pytorch_optimizer</source>
        <translation>来自软件包、Python 文件或 pytorch_optimizer 的 torch.optim.Optimizer</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Well predicted.</source>
        <translation>预测得好。</translation>
    </message>
    <message>
        <source>%1 did not diverge.</source>
        <translation>%1 没有发散。</translation>
    </message>
    <message>
        <source>%1 diverged at step %2.</source>
        <translation>%1 在第 %2 步发散。</translation>
    </message>
    <message>
        <source>%1 ends at %2.</source>
        <translation>%1 结束于 %2。</translation>
    </message>
    <message>
        <source>%1 ends lowest, at %2.</source>
        <translation>%1 最后最低，为 %2。</translation>
    </message>
    <message>
        <source>Not what you expected.</source>
        <translation>与你的预测不同。</translation>
    </message>
    <message>
        <source>The measurement says: %1.</source>
        <translation>测量结果是：%1。</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>%1 from %2 (SHA-256 %3…)</source>
        <translation>来自 %2 的 %1（SHA-256 %3…）</translation>
    </message>
    <message>
        <source>%1 from %2, which is not there</source>
        <translation>来自 %2 的 %1，该文件不存在</translation>
    </message>
    <message>
        <source>%1 of the package %2 (%3)</source>
        <translation>软件包 %2 的 %1 (%3)</translation>
    </message>
    <message>
        <source>%1 of the package %2, which is not installed</source>
        <translation>软件包 %2 的 %1，该软件包未安装</translation>
    </message>
    <message>
        <source>Allow and run</source>
        <translation>允许并运行</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>This experiment runs code that is not part of the program: %1. It can do all that you can do.</source>
        <translation>此实验会运行不属于本程序的代码：%1。它能做你能做的一切。</translation>
    </message>
</context>
<context>
    <name>OutsideController</name>
    <message>
        <source>Run: %1</source>
        <translation>运行：%1</translation>
    </message>
</context>
<context>
    <name>OutsideDialog</name>
    <message>
        <source>Another optimizer class</source>
        <translation>其他优化器类</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Allow and list</source>
        <translation>允许并列出</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Any torch.optim.Optimizer, run as it is:</source>
        <translation>任意 torch.optim.Optimizer，按原样运行：</translation>
    </message>
    <message>
        <source>Allow and use</source>
        <translation>允许并使用</translation>
    </message>
</context>
<context>
    <name>OverlayController</name>
    <message>
        <source>Curves (*.csv *.tsv *tfevents* *.optlab);;All files (*)</source>
        <translation>曲线 (*.csv *.tsv *tfevents* *.optlab);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Curves to lay under the plots</source>
        <translation>要叠加在图中的曲线</translation>
    </message>
    <message>
        <source>Laid under the plots: %1. View, Remove overlays takes them away.</source>
        <translation>已叠加在图中：%1。用“视图”菜单的“移除叠加曲线”可去掉。</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Anatomy</source>
        <translation>解剖</translation>
    </message>
    <message>
        <source>One update, block by block: formulas, numbers, states and arrows</source>
        <translation>一次更新，逐个模块：公式、数字、状态和箭头</translation>
    </message>
    <message>
        <source>Builder</source>
        <translation>搭建</translation>
    </message>
    <message>
        <source>Drag blocks into a chain: an optimizer of your own, as a run or as PyTorch code</source>
        <translation>把模块拖成链条：你自己的优化器，作为运行或 PyTorch 代码</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Runs of this session and of others: filter, sort, group, and see how they differ</source>
        <translation>本会话和其他会话的运行：筛选、排序、分组，看它们有何不同</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>A CSV or NPZ file of your own: choose what to learn, and race optimizers on it</source>
        <translation>你自己的 CSV 或 NPZ 文件：选择要学习什么，让优化器赛跑</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Measured quantities with the theory on top, loss bands, and why a run went wrong</source>
        <translation>测得的量与理论线、损失带，以及运行出错的原因</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Every step again, branches from any of them, and all experiments of the session</source>
        <translation>重看每一步，从任意一步分支，以及会话中的所有实验</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>The loss on a plane through the end of a run, with every run&apos;s path on it</source>
        <translation>过运行终点的平面上的损失，以及每条运行的路径</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Guided experiments: predict, run, and judge a claim by its number</source>
        <translation>引导式实验：预测、运行，再用一个数评判论断</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>图谱</translation>
    </message>
    <message>
        <source>Every pixel is a training run: choose two axes, zoom, and click one to open it</source>
        <translation>每个像素是一次训练：选择两个轴，缩放，点击一个像素即可打开</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>实证</translation>
    </message>
    <message>
        <source>Published results and closed forms, measured on this machine</source>
        <translation>已发表的结果和闭式解，在这台机器上测量</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Compose schedules piece by piece, and find a learning rate</source>
        <translation>一段一段地组合调度，并寻找学习率</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>计算器</translation>
    </message>
    <message>
        <source>Type a sequence of gradients and see every number of every rule, step by step</source>
        <translation>输入一串梯度，一步一步看每条规则的每个数</translation>
    </message>
</context>
<context>
    <name>PageStack</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>实验台</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Optimizer of the chosen run</source>
        <translation>选中运行的优化器</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command, a page, an optimizer, a problem …</source>
        <translation>输入命令、页面、优化器、问题…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ParametersView</name>
    <message>
        <source>Arrows on the contour</source>
        <translation>等高线上的箭头</translation>
    </message>
    <message>
        <source>Regimes of m and v</source>
        <translation>m 与 v 的分区</translation>
    </message>
    <message>
        <source>Regimes of m and variance</source>
        <translation>m 与方差的分区</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Every parameter a point</source>
        <translation>每个参数一个点</translation>
    </message>
    <message>
        <source>%1 keeps no mean of squared gradients:
there is no v to compare m with.</source>
        <translation>%1 不保存梯度平方的平均：
没有可与 m 比较的 v。</translation>
    </message>
    <message>
        <source>first moment |m|</source>
        <translation>一阶矩 |m|</translation>
    </message>
    <message>
        <source>gradient |g|</source>
        <translation>梯度 |g|</translation>
    </message>
    <message>
        <source>√v, raw second moment</source>
        <translation>√v，原始二阶矩</translation>
    </message>
    <message>
        <source>√(v − m²), deviation</source>
        <translation>√(v − m²)，偏差</translation>
    </message>
    <message>
        <source>bias-corrected</source>
        <translation>偏差校正</translation>
    </message>
    <message>
        <source>All moments are still 0.</source>
        <translation>所有的矩仍为 0。</translation>
    </message>
</context>
<context>
    <name>PieceForm</name>
    <message>
        <source>Driven knob</source>
        <translation>受控的旋钮</translation>
    </message>
    <message>
        <source>Drives</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Multiply by another schedule</source>
        <translation>乘以另一个调度</translation>
    </message>
    <message>
        <source>Both at once: each takes the value of the one before as its base</source>
        <translation>两者同时作用：每个都以前一个的值为基值</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Nested schedules (from a file)</source>
        <translation>嵌套的调度（来自文件）</translation>
    </message>
    <message>
        <source>Remove this factor</source>
        <translation>移除这个因子</translation>
    </message>
</context>
<context>
    <name>Pixels</name>
    <message>
        <source>Open this run on the Bench</source>
        <translation>在实验台打开这条运行</translation>
    </message>
    <message>
        <source>Hold these values and choose other axes</source>
        <translation>固定这些值并选择其他轴</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>全范围</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>Reset view</source>
        <translation>重置视图</translation>
    </message>
</context>
<context>
    <name>PlotBoard</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Trajectory</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Moment of the runs</source>
        <translation>各运行的时刻</translation>
    </message>
    <message>
        <source>Plays slowly what is computed</source>
        <translation>慢速播放已算出的全程</translation>
    </message>
    <message>
        <source>Which loss</source>
        <translation>哪种损失</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Which trajectory</source>
        <translation>哪种轨迹</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>The selected run from other starts as well, faint</source>
        <translation>选中的运行再从其他起点出发，淡色</translation>
    </message>
    <message>
        <source>One start</source>
        <translation>一个起点</translation>
    </message>
    <message>
        <source>9 starts</source>
        <translation>9 个起点</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>点云</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>即时</translation>
    </message>
    <message>
        <source>Every change is run to the last step at once. Off: changes of a run that has begun are live edits</source>
        <translation>每次改动都立即运行到最后一步。关：已开始的运行，改动为实时编辑</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Average over about this many steps; the raw curve stays, faint</source>
        <translation>对大约这么多步取平均；原始曲线保留，淡色</translation>
    </message>
</context>
<context>
    <name>PlotsController</name>
    <message>
        <source>The gradient norm is not recorded.</source>
        <translation>没有记录梯度范数。</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Batch loss</source>
        <translation>批次损失</translation>
    </message>
    <message>
        <source>Train and validation</source>
        <translation>训练与验证</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>Train accuracy</source>
        <translation>训练准确率</translation>
    </message>
</context>
<context>
    <name>Pointer</name>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Runs to compare: %1. Press Run.</source>
        <translation>要比较的运行：%1。请按“运行”。</translation>
    </message>
    <message>
        <source>Runs to compare: %1, with %2 replicates each. Press Run.</source>
        <translation>要比较的运行：%1，每条 %2 次重复。请按“运行”。</translation>
    </message>
</context>
<context>
    <name>PreviewPlot</name>
    <message>
        <source>Remove this point</source>
        <translation>移除这个点</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
</context>
<context>
    <name>ProblemForm</name>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Derivatives, minima, source…</source>
        <translation>导数、极小点、来源…</translation>
    </message>
    <message>
        <source>Settings of the problem</source>
        <translation>问题的设置</translation>
    </message>
</context>
<context>
    <name>ProofsPage</name>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Run all</source>
        <translation>全部运行</translation>
    </message>
    <message>
        <source>Run the quick ones</source>
        <translation>运行快的</translation>
    </message>
    <message>
        <source>Run the chosen</source>
        <translation>运行选中的</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>实证</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>所有组</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>what is shown</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Every row is a result that somebody else has published or that follows from a closed form. “Run” measures it on this machine, beside the window; a proof holds when measured and expected differ by at most the tolerance, which was fixed beforehand.</source>
        <translation>每一行都是别人发表过、或由闭式解得出的结果。“运行”会在这台机器上测量它，不妨碍窗口；测得值与预期值之差不超过事先定下的容差，实证即成立。</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Measured %1, expected %2, difference %3 (tolerance %4)</source>
        <translation>测得 %1，预期 %2，相差 %3（容差 %4）</translation>
    </message>
    <message>
        <source>Why this tolerance: %1</source>
        <translation>为何取此容差：%1</translation>
    </message>
    <message>
        <source>What must fail: %1</source>
        <translation>什么必须不成立：%1</translation>
    </message>
    <message>
        <source>The experiment that can be opened: %1</source>
        <translation>可以打开的实验：%1</translation>
    </message>
    <message>
        <source>%1 measured, %2 hold</source>
        <translation>已测 %1 个，%2 个成立</translation>
    </message>
    <message>
        <source>%1 proofs</source>
        <translation>%1 个实证</translation>
    </message>
</context>
<context>
    <name>RatesPlot</name>
    <message>
        <source>median |Δ| / |g|</source>
        <translation>|Δ| / |g| 的中位数</translation>
    </message>
    <message>
        <source>under the ε floor</source>
        <translation>低于 ε 下限</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空此列表</translation>
    </message>
</context>
<context>
    <name>RecordFigure</name>
    <message>
        <source>Trajectory</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Surface in space</source>
        <translation>空间中的曲面</translation>
    </message>
</context>
<context>
    <name>RegimesPlot</name>
    <message>
        <source>small m, small v
flat ground</source>
        <translation>m 小，v 小
平地</translation>
    </message>
    <message>
        <source>large m, small v
steady: long steps</source>
        <translation>m 大，v 小
稳定：步子长</translation>
    </message>
    <message>
        <source>small m, large v
swinging: short steps</source>
        <translation>m 小，v 大
摆动：步子短</translation>
    </message>
    <message>
        <source>large m, large v
steep</source>
        <translation>m 大，v 大
陡坡</translation>
    </message>
    <message>
        <source>parameter %1</source>
        <translation>参数 %1</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1 diverged at step %2</source>
        <translation>%1 在第 %2 步发散</translation>
    </message>
    <message>
        <source>%1: no divergence and no spike</source>
        <translation>%1：没有发散，也没有尖峰</translation>
    </message>
    <message>
        <source>%1: the loss rose %3-fold, with its peak at step %2</source>
        <translation>%1：损失升到 %3 倍，峰值在第 %2 步</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>It began to rise after step %1.</source>
        <translation>它在第 %1 步之后开始上升。</translation>
    </message>
    <message>
        <source>It was tried on a copy of the run, and helps. Opens as a branch.</source>
        <translation>已在运行的副本上试过，有效。作为分支打开。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>None of the known causes fits.</source>
        <translation>已知的原因都不符合。</translation>
    </message>
    <message>
        <source>Run with %1</source>
        <translation>以 %1 运行</translation>
    </message>
    <message>
        <source>The loss never jumped, as far as it was recorded.</source>
        <translation>就所记录的部分而言，损失从未跳升。</translation>
    </message>
    <message>
        <source>The signs of a spike were there at step %1 already.</source>
        <translation>尖峰的征兆在第 %1 步已经出现。</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>g² over v̂</source>
        <translation>g² 与 v̂ 之比</translation>
    </message>
    <message>
        <source>g²/v̂</source>
        <translation>g²/v̂</translation>
    </message>
    <message>
        <source>largest lost gradient</source>
        <translation>丢失的最大梯度</translation>
    </message>
    <message>
        <source>limit of stability</source>
        <translation>稳定极限</translation>
    </message>
    <message>
        <source>rate η/ε there</source>
        <translation>那里的学习率 η/ε</translation>
    </message>
    <message>
        <source>share of the parameters</source>
        <translation>参数的比例</translation>
    </message>
    <message>
        <source>sharpness</source>
        <translation>锐度</translation>
    </message>
    <message>
        <source>signs of a spike</source>
        <translation>尖峰的征兆</translation>
    </message>
    <message>
        <source>step of that batch</source>
        <translation>该批次的步</translation>
    </message>
    <message>
        <source>steps of warm-up</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>steps that are enough</source>
        <translation>足够的步数</translation>
    </message>
    <message>
        <source>steps that v remembers</source>
        <translation>v 记住的步数</translation>
    </message>
    <message>
        <source>the loss begins to rise</source>
        <translation>损失开始上升</translation>
    </message>
    <message>
        <source>times the limit</source>
        <translation>极限的倍数</translation>
    </message>
    <message>
        <source>times the usual gradient</source>
        <translation>平常梯度的倍数</translation>
    </message>
    <message>
        <source>times the usual loss</source>
        <translation>平常损失的倍数</translation>
    </message>
    <message>
        <source>λ₁ over its limit</source>
        <translation>λ₁ 与极限之比</translation>
    </message>
</context>
<context>
    <name>ReportController</name>
    <message>
        <source>What happened here?</source>
        <translation>这里发生了什么？</translation>
    </message>
    <message>
        <source>Finds the first divergence or spike of the run, names its cause, and tries out what prevents it.</source>
        <translation>找出这条运行的第一次发散或尖峰，指出原因，并试验怎样避免。</translation>
    </message>
    <message>
        <source>The run is made again up to where its loss jumped, and changes are tried out.</source>
        <translation>正在重做这条运行直到损失跳升之处，并试验各种改动。</translation>
    </message>
    <message>
        <source>Replaying…</source>
        <translation>正在重放…</translation>
    </message>
    <message>
        <source>No report</source>
        <translation>没有报告</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>The steps before it</source>
        <translation>在它之前的各步</translation>
    </message>
    <message>
        <source>Why, and what would have helped</source>
        <translation>为什么，以及怎样可以避免</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>Remove this rule</source>
        <translation>移除这条规则</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>旋钮</translation>
    </message>
</context>
<context>
    <name>RunCurves</name>
    <message>
        <source>%1 of %2 replicates: %3</source>
        <translation>%2 次重复中的 %1 次：%3</translation>
    </message>
</context>
<context>
    <name>RunDelegate</name>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>ScalePanel</name>
    <message>
        <source>Table of all optimizers</source>
        <translation>所有优化器的表格</translation>
    </message>
    <message>
        <source>Each optimizer with this factor, rate, number of steps and problem</source>
        <translation>每个优化器都采用这个因子、学习率、步数和问题</translation>
    </message>
</context>
<context>
    <name>ScaleTool</name>
    <message>
        <source>lost in %1</source>
        <translation>%1 中丢失</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>loss·s acts</source>
        <translation>loss·s 的作用</translation>
    </message>
    <message>
        <source>from the plain run</source>
        <translation>与普通运行之差</translation>
    </message>
    <message>
        <source>from lr·s</source>
        <translation>与 lr·s 之差</translation>
    </message>
    <message>
        <source>undone by</source>
        <translation>抵消方法</translation>
    </message>
    <message>
        <source>then left</source>
        <translation>之后剩余</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>as lr·s</source>
        <translation>与 lr·s 相同</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>毫无作用</translation>
    </message>
    <message>
        <source>otherwise</source>
        <translation>另一种作用</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不需要改动</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有这样的改动</translation>
    </message>
    <message>
        <source>Measuring: %1 so far…</source>
        <translation>正在测量：到现在 %1…</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>loss·s is %1 from the plain run and %2 from lr·s, relative to the way made: it acts %3.</source>
        <translation>相对于所走路程，loss·s 与普通运行相差 %1，与 lr·s 相差 %2。它的作用：%3。</translation>
    </message>
    <message>
        <source>No change of its knobs undoes the factor: %1.</source>
        <translation>它的旋钮没有一种改动能抵消这个因子：%1。</translation>
    </message>
    <message>
        <source>The compensating change is %1; it leaves %2.</source>
        <translation>起抵消作用的改动是 %1；之后剩余 %2。</translation>
    </message>
    <message>
        <source>Part of the gradient of loss·s that is 0 or infinite: %1.</source>
        <translation>loss·s 的梯度中为 0 或无穷的比例：%1。</translation>
    </message>
</context>
<context>
    <name>ScheduleForm</name>
    <message>
        <source>Add a following schedule</source>
        <translation>在后面再加一个调度</translation>
    </message>
    <message>
        <source>&lt;p&gt;Schedules run one after the other; all but the last say how many steps they last.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各调度依次进行；除最后一个外，都要说明持续多少步。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>Schedules</name>
    <message>
        <source>Warm-up, then cosine</source>
        <translation>先预热，再余弦</translation>
    </message>
    <message>
        <source>Up over a twentieth of the run, then half a cosine to 0</source>
        <translation>用运行的二十分之一上升，然后半个余弦降到 0</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>One rise and one long fall (Smith &amp; Topin 2018)</source>
        <translation>一次上升，一次长长的下降 (Smith &amp; Topin 2018)</translation>
    </message>
    <message>
        <source>Drops at half and three quarters</source>
        <translation>在一半和四分之三处下降</translation>
    </message>
    <message>
        <source>A staircase, each tread a tenth of the one before</source>
        <translation>阶梯，每级是上一级的十分之一</translation>
    </message>
    <message>
        <source>Restarts that fade</source>
        <translation>渐弱的重启</translation>
    </message>
    <message>
        <source>Cosines with jumps back up, times an exponential decay</source>
        <translation>会跳回去的余弦，乘以指数衰减</translation>
    </message>
    <message>
        <source>Drawn by hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Points to drag; a click adds one</source>
        <translation>拖动各点；点击可添加</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>No schedule</source>
        <translation>无调度</translation>
    </message>
    <message>
        <source>Compare decays: exponential, plateau, cyclic</source>
        <translation>比较衰减：指数、平台、循环</translation>
    </message>
    <message>
        <source>Four copies of this run: constant, ExponentialLR, ReduceLROnPlateau, CyclicLR</source>
        <translation>这条运行的四个副本：恒定、ExponentialLR、ReduceLROnPlateau、CyclicLR</translation>
    </message>
    <message>
        <source>Compare with and without warm-up</source>
        <translation>比较有无预热</translation>
    </message>
    <message>
        <source>Two copies of this run, one with a warm-up over a tenth of its steps, eight replicates each; the divisor √v̂ is recorded, whose spread is the reason given for it</source>
        <translation>这条运行的两个副本，其中一个用十分之一的步数预热，每个八次重复；记录除数 √v̂，它的散布是预热的理由</translation>
    </message>
</context>
<context>
    <name>SchedulesPage</name>
    <message>
        <source>Compose</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>Find a rate</source>
        <translation>找学习率</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Range test</source>
        <translation>范围测试</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Ready-made schedules, and comparisons of several</source>
        <translation>现成的调度，以及几种的比较</translation>
    </message>
    <message>
        <source>Add a piece</source>
        <translation>添加一段</translation>
    </message>
    <message>
        <source>One more schedule after the others of this track</source>
        <translation>在此轨道的其他调度之后再加一个</translation>
    </message>
    <message>
        <source>Drive another knob</source>
        <translation>控制另一个旋钮</translation>
    </message>
    <message>
        <source>A track of its own for momentum, the batch size or any other knob</source>
        <translation>为动量、批量大小或任何其他旋钮单设一条轨道</translation>
    </message>
    <message>
        <source>Apply to all runs</source>
        <translation>应用到所有运行</translation>
    </message>
    <message>
        <source>What is edited here goes to every run whose optimizer has the driven knobs</source>
        <translation>此处的编辑用于每条优化器带有受控旋钮的运行</translation>
    </message>
    <message>
        <source>Export as PyTorch code…</source>
        <translation>导出为 PyTorch 代码…</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>段</translation>
    </message>
    <message>
        <source>Earlier (Ctrl+Left)</source>
        <translation>前移 (Ctrl+Left)</translation>
    </message>
    <message>
        <source>Later (Ctrl+Right)</source>
        <translation>后移 (Ctrl+Right)</translation>
    </message>
    <message>
        <source>Remove this piece (Del)</source>
        <translation>移除这一段 (Del)</translation>
    </message>
    <message>
        <source>Constant: the rate stays what it is. Add a piece, or choose a preset.</source>
        <translation>恒定：学习率保持不变。添加一段，或选择一个预设。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Nothing to export.</source>
        <translation>没有可导出的内容。</translation>
    </message>
</context>
<context>
    <name>ScrubController</name>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
</context>
<context>
    <name>Sequence</name>
    <message>
        <source>%1 numbers: needs 1 to %2</source>
        <translation>%1 个数：需要 1 到 %2 个</translation>
    </message>
    <message>
        <source>“%1”: needs a finite number, 1 to %2 times</source>
        <translation>“%1”：需要有限的数，重复 1 到 %2 次</translation>
    </message>
    <message>
        <source>“%1”: needs a number, or a number × how often</source>
        <translation>“%1”：需要一个数，或 数 × 次数</translation>
    </message>
</context>
<context>
    <name>SessionController</name>
    <message>
        <source>Sessions, descriptions, figures (%1);;All files (*)</source>
        <translation>会话、描述、图 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>%1 is open in another window. Here it can be read, and saved under another name.</source>
        <translation>%1 已在另一个窗口打开。在这里可以阅读，并另存为别的名称。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Sessions (*.optlab)</source>
        <translation>会话 (*.optlab)</translation>
    </message>
    <message>
        <source>Not saved: %1 is open in another window</source>
        <translation>未保存：%1 已在另一个窗口打开</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Save this session first?</source>
        <translation>先保存这个会话吗？</translation>
    </message>
    <message>
        <source>Its curves and settings are lost otherwise.</source>
        <translation>否则它的曲线和设置会丢失。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source> (read only)</source>
        <translation>（只读）</translation>
    </message>
</context>
<context>
    <name>SessionWriter</name>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
</context>
<context>
    <name>SheetHeader</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard and mouse</source>
        <translation>键盘与鼠标</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Where the focus is</source>
        <translation>焦点所在处</translation>
    </message>
</context>
<context>
    <name>SlowMap</name>
    <message>
        <source>%1 runs of %2 steps: a map that takes its time.</source>
        <translation>%1 条运行，各 %2 步：这张图谱需要些时间。</translation>
    </message>
    <message>
        <source>Not compiled: %3. %1 runs of %2 steps can be trained all the same, slower.</source>
        <translation>没有编译：%3。%1 条各 %2 步的运行仍可训练，只是较慢。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已停止：%1</translation>
    </message>
    <message>
        <source>%1 of %2 pixels</source>
        <translation>%2 个像素中的 %1 个</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>剩余 %1 小时</translation>
    </message>
</context>
<context>
    <name>SmoothingDialog</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Average over steps (0 = off):</source>
        <translation>对多少步取平均（0 = 关）：</translation>
    </message>
</context>
<context>
    <name>SpeedSlider</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed: from one step per click (left) to full speed (right)</source>
        <translation>速度：从每次点击走一步（左）到全速（右）</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>Step per click</source>
        <translation>每次点击一步</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 步/秒</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Take the present experiment</source>
        <translation>采用当前实验</translation>
    </message>
    <message>
        <source>nothing is asked</source>
        <translation>不提问</translation>
    </message>
    <message>
        <source>whether the run diverges</source>
        <translation>运行是否发散</translation>
    </message>
    <message>
        <source>which run ends lowest</source>
        <translation>哪条运行最后最低</translation>
    </message>
    <message>
        <source>a number at the end of the run</source>
        <translation>运行结束时的一个数</translation>
    </message>
    <message>
        <source>the verdict on the first claim</source>
        <translation>对第一个论断的裁决</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the trajectory</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>the gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>the learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>问什么</translation>
    </message>
    <message>
        <source>Run, counted from 0</source>
        <translation>运行编号，从 0 数起</translation>
    </message>
    <message>
        <source>Recorded quantity</source>
        <translation>记录的量</translation>
    </message>
    <message>
        <source>Below the loss</source>
        <translation>损失下方</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>论断</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>提问</translation>
    </message>
</context>
<context>
    <name>StepModel</name>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
</context>
<context>
    <name>StepTable</name>
    <message>
        <source>Numbers of this step</source>
        <translation>这一步的数字</translation>
    </message>
</context>
<context>
    <name>StepsController</name>
    <message>
        <source>From the experiment</source>
        <translation>来自实验</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
</context>
<context>
    <name>StepsPage</name>
    <message>
        <source>Three gradients: 5, −2, 3</source>
        <translation>三个梯度：5、−2、3</translation>
    </message>
    <message>
        <source>A steady slope</source>
        <translation>稳定的坡</translation>
    </message>
    <message>
        <source>Swinging between two walls</source>
        <translation>在两壁之间摆动</translation>
    </message>
    <message>
        <source>A long quiet stretch, then one step</source>
        <translation>长久的平静，然后一步</translation>
    </message>
    <message>
        <source>A slope that fades</source>
        <translation>渐缓的坡</translation>
    </message>
    <message>
        <source>The path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Numbers with commas between them; 0.001 × 20 means twenty times 0.001</source>
        <translation>用逗号分隔的数；0.001 × 20 表示二十个 0.001</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Where the parameter w begins; weight decay needs it</source>
        <translation>参数 w 的起点；权重衰减需要它</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Start w</source>
        <translation>起点 w</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Add a rule, or one of the experiment&apos;s runs</source>
        <translation>添加一条规则，或实验中的一条运行</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>曲线显示什么</translation>
    </message>
    <message>
        <source>Parameter w</source>
        <translation>参数 w</translation>
    </message>
    <message>
        <source>Update Δ</source>
        <translation>更新 Δ</translation>
    </message>
</context>
<context>
    <name>Surface3dView</name>
    <message>
        <source>Surface in space</source>
        <translation>空间中的曲面</translation>
    </message>
    <message>
        <source>Drag to turn, wheel to zoom, double click to reset</source>
        <translation>拖动旋转，滚轮缩放，双击复原</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>重置视图</translation>
    </message>
</context>
<context>
    <name>SurfaceSheet</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Hessian</source>
        <translation>Hessian</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Minima</source>
        <translation>极小点</translation>
    </message>
    <message>
        <source>None is known.</source>
        <translation>没有已知的极小点。</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1，在 %2</translation>
    </message>
    <message>
        <source>There the Hessian does not exist.</source>
        <translation>那里 Hessian 不存在。</translation>
    </message>
    <message>
        <source>Curvatures there: %1</source>
        <translation>那里的曲率：%1</translation>
    </message>
    <message>
        <source>; condition number %1</source>
        <translation>；条件数 %1</translation>
    </message>
</context>
<context>
    <name>TableEditor</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>TimeController</name>
    <message>
        <source>Past</source>
        <translation>过去</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Pieces of the schedule</source>
        <translation>调度的各段</translation>
    </message>
    <message>
        <source>No pieces: the rate is constant</source>
        <translation>没有分段：学习率恒定</translation>
    </message>
    <message>
        <source>%1: steps %2 to %3</source>
        <translation>%1：第 %2 步到第 %3 步</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>The problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What is minimised: a surface, a network on data, or a formula of your own. The menu Examples has experiments that are ready to run.</source>
        <translation>要最小化的对象：一个曲面、数据上的网络，或你自己的公式。“示例”菜单里有可以直接运行的实验。</translation>
    </message>
    <message>
        <source>The runs</source>
        <translation>各条运行</translation>
    </message>
    <message>
        <source>Each run is one optimizer. All of them start at the same place and see the same data, so that their curves can be compared.</source>
        <translation>每条运行是一个优化器。它们从同一处出发，看到相同的数据，因此曲线可以比较。</translation>
    </message>
    <message>
        <source>The optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>The knobs of the chosen run. They can be turned while it runs; every change is kept with its step and can be undone.</source>
        <translation>选中运行的旋钮。运行中也可以转动；每次改动都连同步数一起保存，并且可以撤销。</translation>
    </message>
    <message>
        <source>Run, step, go back</source>
        <translation>运行、单步、后退</translation>
    </message>
    <message>
        <source>Space runs and pauses, S makes one step, Shift+S takes one back. The slider at the right sets the speed.</source>
        <translation>空格键运行和暂停，S 走一步，Shift+S 收回一步。右侧的滑块设定速度。</translation>
    </message>
    <message>
        <source>The plots</source>
        <translation>图</translation>
    </message>
    <message>
        <source>They are drawn while the experiment runs. The wheel zooms, dragging moves, a double click shows everything again, and the right button exports.</source>
        <translation>实验运行时图就在绘制。滚轮缩放，拖动平移，双击显示全部，右键可以导出。</translation>
    </message>
    <message>
        <source>More pages</source>
        <translation>更多页面</translation>
    </message>
    <message>
        <source>Each page looks at the same experiment in its own way. Lessons lead through questions, and Anatomy shows one update with all its numbers.</source>
        <translation>每个页面以自己的方式看同一个实验。“课程”用问题引导，“解剖”显示一次更新的所有数字。</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其他一切</translation>
    </message>
    <message>
        <source>Ctrl+K finds any command by name, F1 lists the keys, and Help starts this tour again.</source>
        <translation>Ctrl+K 按名称查找任何命令，F1 列出按键，“帮助”菜单可重新开始导览。</translation>
    </message>
</context>
<context>
    <name>TrajectoryController</name>
    <message>
        <source>Contours</source>
        <translation>等高线</translation>
    </message>
    <message>
        <source>Main plane (PCA)</source>
        <translation>主平面 (PCA)</translation>
    </message>
    <message>
        <source>Parameters over steps</source>
        <translation>参数随步数变化</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>三维</translation>
    </message>
    <message>
        <source>Run the experiment to see the parameters move
in the plane of most of their path.</source>
        <translation>运行实验，就能在包含大部分路径的
平面上看到参数移动。</translation>
    </message>
    <message>
        <source>No parameter is watched.</source>
        <translation>没有被观察的参数。</translation>
    </message>
</context>
<context>
    <name>TrajectoryPlane</name>
    <message>
        <source>direction %1 (%2 %)</source>
        <translation>方向 %1（%2 %）</translation>
    </message>
</context>
<context>
    <name>TrajectoryPlot</name>
    <message>
        <source>Equal axes</source>
        <translation>等比例坐标轴</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>  ·  epoch %1</source>
        <translation>  ·  第 %1 轮</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>TrustTable</name>
    <message>
        <source>in plane</source>
        <translation>平面内</translation>
    </message>
    <message>
        <source>Part of the path&apos;s squared distances from the origin that the plane holds</source>
        <translation>路径离原点距离的平方中，平面所含的部分</translation>
    </message>
    <message>
        <source>off</source>
        <translation>偏离</translation>
    </message>
    <message>
        <source>Farthest distance of the path from the plane, in the parameters&apos; unit</source>
        <translation>路径离平面最远的距离，单位与参数相同</translation>
    </message>
    <message>
        <source>loss gap</source>
        <translation>损失差</translation>
    </message>
    <message>
        <source>Largest difference of the true loss and that of the plane, over the path&apos;s range of losses</source>
        <translation>真实损失与平面上损失的最大差，除以路径上损失的范围</translation>
    </message>
    <message>
        <source>Above 10 %: the heights along this path mislead</source>
        <translation>超过 10 %：这条路径上的高度会误导</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销 %1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做 %1(&amp;R)</translation>
    </message>
    <message>
        <source>looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>the number of runs</source>
        <translation>运行的数目</translation>
    </message>
</context>
<context>
    <name>UpdateView</name>
    <message>
        <source>%1: a class that is run as it is and cannot be opened into blocks. Shown are the gradient that goes in and the update that comes out.</source>
        <translation>%1：这个类按原样运行，不能拆成模块。这里显示输入的梯度和输出的更新。</translation>
    </message>
    <message>
        <source>%1 % under the ε floor</source>
        <translation>%1 % 低于 ε 下限</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>Replaying: %1 of %2</source>
        <translation>正在重放：%1／%2</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Judging the claims by running their experiments: %1 so far…</source>
        <translation>正在运行实验以评判论断：到现在 %1…</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>number</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>论断</translation>
    </message>
    <message>
        <source>how it is measured</source>
        <translation>怎样测量</translation>
    </message>
</context>
<context>
    <name>_Piece</name>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Constant (no schedule)</source>
        <translation>恒定（无调度）</translation>
    </message>
    <message>
        <source>Product of several (from a file)</source>
        <translation>多个的乘积（来自文件）</translation>
    </message>
    <message>
        <source>Remove this schedule</source>
        <translation>移除这个调度</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>%1 %2 at step %3. %4</source>
        <translation>第 %3 步%1%2。%4</translation>
    </message>
    <message>
        <source>%1 %2 times around step %3; it was not started again</source>
        <translation>%1，在第 %3 步附近共 %2 次；没有再次启动</translation>
    </message>
    <message>
        <source>%1 %2 times; it was not started again</source>
        <translation>%1，共 %2 次；没有再次启动</translation>
    </message>
    <message>
        <source>%1 = %2: how long a piece lasts must be a whole number &gt;= 1</source>
        <translation>%1 = %2：一段持续的长度必须是 &gt;= 1 的整数</translation>
    </message>
    <message>
        <source>%1 = %2: must be %3</source>
        <translation>%1 = %2：必须是%3</translation>
    </message>
    <message>
        <source>%1 = %2: must be 1 step or more</source>
        <translation>%1 = %2：至少为 1 步</translation>
    </message>
    <message>
        <source>%1 = %2: must be a list of %3 numbers</source>
        <translation>%1 = %2：必须是 %3 个数的列表</translation>
    </message>
    <message>
        <source>%1 = %2: must be a number, a text, a flag, or a table or list of these</source>
        <translation>%1 = %2：必须是数、文本、开关，或由它们组成的表或列表</translation>
    </message>
    <message>
        <source>%1 = %2: must be a number, true or false, a text or a list of numbers</source>
        <translation>%1 = %2：必须是数、true 或 false、文本，或数的列表</translation>
    </message>
    <message>
        <source>%1 = %2: must be a whole number &gt;= %3 and &lt;= %4</source>
        <translation>%1 = %2：必须是 &gt;= %3 且 &lt;= %4 的整数</translation>
    </message>
    <message>
        <source>%1 = %2: must be two finite numbers, the first below the second</source>
        <translation>%1 = %2：必须是两个有限的数，第一个小于第二个</translation>
    </message>
    <message>
        <source>%1 = %2: must lie between %3 and %4</source>
        <translation>%1 = %2：必须在 %3 与 %4 之间</translation>
    </message>
    <message>
        <source>%1 asks for the curvature, which a list of gradients cannot say</source>
        <translation>%1 需要曲率，一串梯度无法给出</translation>
    </message>
    <message>
        <source>%1 asks for the gradient at other places, which a list of gradients cannot say</source>
        <translation>%1 需要其他位置的梯度，一串梯度无法给出</translation>
    </message>
    <message>
        <source>%1 at step %2; resumed from step %3</source>
        <translation>%1，在第 %2 步；已从第 %3 步继续</translation>
    </message>
    <message>
        <source>%1 bytes for %2 values</source>
        <translation>%1 字节对应 %2 个值</translation>
    </message>
    <message>
        <source>%1 bytes too many</source>
        <translation>多出 %1 字节</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2</source>
        <translation>无法创建 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be used here: %2</source>
        <translation>%1 在此处不能使用：%2</translation>
    </message>
    <message>
        <source>%1 cannot be written as a class: %2 asks for %3</source>
        <translation>%1 不能写成类：%2 需要 %3</translation>
    </message>
    <message>
        <source>%1 cannot change while the experiment runs; reset it first</source>
        <translation>实验运行时不能改动 %1；请先重置</translation>
    </message>
    <message>
        <source>%1 cannot change while the experiment runs; what can: %2</source>
        <translation>实验运行时不能改动 %1；可以改动的有：%2</translation>
    </message>
    <message>
        <source>%1 changed the number of parameters %2 in step %3</source>
        <translation>%1 在第 %3 步改变了参数的数目 %2</translation>
    </message>
    <message>
        <source>%1 characters are too many; at most %2</source>
        <translation>%1 个字符太多；最多 %2 个</translation>
    </message>
    <message>
        <source>%1 failed in step %2: %3</source>
        <translation>%1 在第 %2 步失败：%3</translation>
    </message>
    <message>
        <source>%1 failed on inputs %2: %3</source>
        <translation>%1 对输入 %2 失败：%3</translation>
    </message>
    <message>
        <source>%1 gives %2 for inputs %3; it must give %4</source>
        <translation>%1 对输入 %3 给出 %2；必须给出 %4</translation>
    </message>
    <message>
        <source>%1 has no %2 to drive</source>
        <translation>%1 没有可控制的 %2</translation>
    </message>
    <message>
        <source>%1 has no argument %2; it has %3</source>
        <translation>%1 没有参数 %2；它有 %3</translation>
    </message>
    <message>
        <source>%1 has no learning rate to find</source>
        <translation>%1 没有可寻找的学习率</translation>
    </message>
    <message>
        <source>%1 has no open parenthesis before it</source>
        <translation>%1 之前没有左括号</translation>
    </message>
    <message>
        <source>%1 has no place in a formula%2</source>
        <translation>%1 不能出现在公式里%2</translation>
    </message>
    <message>
        <source>%1 is a class of torch&apos;s kind already: %2</source>
        <translation>%1 已经是 torch 那样的类：%2</translation>
    </message>
    <message>
        <source>%1 is a function: write %2(…)</source>
        <translation>%1 是函数：请写 %2(…)</translation>
    </message>
    <message>
        <source>%1 is code from outside</source>
        <translation>%1 是外来代码</translation>
    </message>
    <message>
        <source>%1 is driven twice: by cycle_momentum and by a schedule of its own</source>
        <translation>%1 被控制了两次：一次由 cycle_momentum，一次由它自己的调度</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 is missing, and there is not one whole epoch for %2 to run in</source>
        <translation>缺少 %1，而且没有完整的一轮可供 %2 进行</translation>
    </message>
    <message>
        <source>%1 is no chain of blocks: its inner numbers are not known here</source>
        <translation>%1 不是模块链条：这里不知道它的内部数字</translation>
    </message>
    <message>
        <source>%1 is no formula surface</source>
        <translation>%1 不是公式曲面</translation>
    </message>
    <message>
        <source>%1 is not a module of torch; the network cannot be written</source>
        <translation>%1 不是 torch 的模块；网络无法写出</translation>
    </message>
    <message>
        <source>%1 is not a real number</source>
        <translation>%1 不是实数</translation>
    </message>
    <message>
        <source>%1 is not installed; pip install &apos;optimizer-lab[zoo]&apos; brings it</source>
        <translation>没有安装 %1；pip install &apos;optimizer-lab[zoo]&apos; 可以安装它</translation>
    </message>
    <message>
        <source>%1 is set in the lesson&apos;s experiment and is not in this one; set it here as well</source>
        <translation>课程的实验里设置了 %1，这个实验里没有；请在这里也设置</translation>
    </message>
    <message>
        <source>%1 looks at more than one number at once</source>
        <translation>%1 同时查看不止一个数</translation>
    </message>
    <message>
        <source>%1 names %2; they must differ</source>
        <translation>%1 里有 %2；它们必须不同</translation>
    </message>
    <message>
        <source>%1 needs %2, which cannot be given here</source>
        <translation>%1 需要 %2，此处无法给出</translation>
    </message>
    <message>
        <source>%1 pieces for %2 values</source>
        <translation>%1 段对应 %2 个值</translation>
    </message>
    <message>
        <source>%1 reacts to the run, so it has no place in a sequence; put the others beside it: product = [warm-up, plateau]</source>
        <translation>%1 会对运行作出反应，因此不能放在序列里；请把其他的放在它旁边：product = [warm-up, plateau]</translation>
    </message>
    <message>
        <source>%1 rescales its state as %2 changes</source>
        <translation>%1 在 %2 改变时会重新缩放自己的状态</translation>
    </message>
    <message>
        <source>%1 takes %2 argument%3, not %4</source>
        <translation>%1 需要 %2 个参数%3，而不是 %4 个</translation>
    </message>
    <message>
        <source>%1 while it set up the experiment; started again</source>
        <translation>%1，发生在建立实验时；已再次启动</translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation>%1，第 %2 行，列 %3</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: is infinite</source>
        <translation>%1，第 %2 行，列 %3：是无穷大</translation>
    </message>
    <message>
        <source>%1, line %2, target %3: is infinite</source>
        <translation>%1，第 %2 行，目标 %3：是无穷大</translation>
    </message>
    <message>
        <source>%1, line %2: %3 is not a number</source>
        <translation>%1，第 %2 行：%3 不是数</translation>
    </message>
    <message>
        <source>%1, line %2: has %3 fields; %4</source>
        <translation>%1，第 %2 行：有 %3 个字段；%4</translation>
    </message>
    <message>
        <source>%1, line %2: is no text; a table is CSV in UTF-8, or NPZ</source>
        <translation>%1，第 %2 行：不是文本；表格应为 UTF-8 编码的 CSV，或 NPZ</translation>
    </message>
    <message>
        <source>%1, line %2: target %3 is no number; a regression needs numbers</source>
        <translation>%1，第 %2 行：目标 %3 不是数；回归需要数</translation>
    </message>
    <message>
        <source>%1, line %2: two columns are called %3; names must differ</source>
        <translation>%1，第 %2 行：有两列都叫 %3；名称必须不同</translation>
    </message>
    <message>
        <source>%1, run as it is.</source>
        <translation>%1，按原样运行。</translation>
    </message>
    <message>
        <source>%1, run as it is: it cannot be opened into blocks. Shown are the gradient in and the update out.</source>
        <translation>%1，按原样运行：它不能拆成模块。这里显示输入的梯度和输出的更新。</translation>
    </message>
    <message>
        <source>%1: %2 GB of arrays; at most %3 GB are read</source>
        <translation>%1：数组共 %2 GB；最多读取 %3 GB</translation>
    </message>
    <message>
        <source>%1: %2 GB; at most %3 GB are read</source>
        <translation>%1：%2 GB；最多读取 %3 GB</translation>
    </message>
    <message>
        <source>%1: %2 bytes; at most %3 are read</source>
        <translation>%1：%2 字节；最多读取 %3 字节</translation>
    </message>
    <message>
        <source>%1: %2 bytes; figures up to %3 bytes are read</source>
        <translation>%1：%2 字节；图最大读取 %3 字节</translation>
    </message>
    <message>
        <source>%1: %2 cannot be written for torch alone</source>
        <translation>%1：%2 不能只用 torch 写出</translation>
    </message>
    <message>
        <source>%1: %2 cannot change while the experiment runs; reset it first</source>
        <translation>%1：实验运行时不能改动 %2；请先重置</translation>
    </message>
    <message>
        <source>%1: %2 characters; at most %3 are kept</source>
        <translation>%1：%2 个字符；最多保留 %3 个</translation>
    </message>
    <message>
        <source>%1: %2 columns; at most %3 are read</source>
        <translation>%1：%2 列；最多读取 %3 列</translation>
    </message>
    <message>
        <source>%1: %2 curves; at most %3 are read from one file</source>
        <translation>%1：%2 条曲线；一个文件最多读取 %3 条</translation>
    </message>
    <message>
        <source>%1: %2 has %3 numbers a row; at most %4 are read</source>
        <translation>%1：%2 每行有 %3 个数；最多读取 %4 个</translation>
    </message>
    <message>
        <source>%1: %2 has %3 rows and %4 %5; all arrays must have equally many</source>
        <translation>%1：%2 有 %3 行，而 %4 有 %5 行；所有数组的行数必须相同</translation>
    </message>
    <message>
        <source>%1: %2 has a decimal comma; numbers must be written with a point</source>
        <translation>%1：%2 用了逗号作小数点；数必须用点书写</translation>
    </message>
    <message>
        <source>%1: %2 has values of type %3; they must be numbers or texts</source>
        <translation>%1：%2 的值类型为 %3；必须是数或文本</translation>
    </message>
    <message>
        <source>%1: %2 is a class from outside; take it from where it is</source>
        <translation>%1：%2 是外来的类；请从它所在之处取用</translation>
    </message>
    <message>
        <source>%1: %2 is a single value; arrays must have a row for every sample</source>
        <translation>%1：%2 是单个值；数组必须每个样本一行</translation>
    </message>
    <message>
        <source>%1: %2 is not a %3</source>
        <translation>%1：%2 不是%3</translation>
    </message>
    <message>
        <source>%1: %2 is not measured tensor by tensor; these are: %3</source>
        <translation>%1：%2 不能逐张量测量；可以的有：%3</translation>
    </message>
    <message>
        <source>%1: %2 rows of %3 columns are too many; a part of it is enough</source>
        <translation>%1：%2 行 %3 列太多；一部分就够了</translation>
    </message>
    <message>
        <source>%1: %2 rows without missing values; at least 2 are needed</source>
        <translation>%1：%2 行没有缺失值；至少需要 2 行</translation>
    </message>
    <message>
        <source>%1: %2 rows; there must be one</source>
        <translation>%1：%2 行；必须正好一行</translation>
    </message>
    <message>
        <source>%1: a damaged event file of TensorBoard</source>
        <translation>%1：损坏的 TensorBoard 事件文件</translation>
    </message>
    <message>
        <source>%1: a database, but not a session file of Optimizer Lab</source>
        <translation>%1：是数据库，但不是 Optimizer Lab 的会话文件</translation>
    </message>
    <message>
        <source>%1: a picture of a map is %2</source>
        <translation>%1：图谱的图片格式为 %2</translation>
    </message>
    <message>
        <source>%1: a schedule that watches the loss cannot be written into a script</source>
        <translation>%1：依赖损失的调度无法写进脚本</translation>
    </message>
    <message>
        <source>%1: as a script it fails (%2)</source>
        <translation>%1：作为脚本运行失败 (%2)</translation>
    </message>
    <message>
        <source>%1: as a script it gives another loss at step %2; it was not written</source>
        <translation>%1：作为脚本在第 %2 步给出不同的损失；没有写出</translation>
    </message>
    <message>
        <source>%1: cannot be imported: %2</source>
        <translation>%1：无法导入：%2</translation>
    </message>
    <message>
        <source>%1: cannot be read (%2)</source>
        <translation>%1：无法读取 (%2)</translation>
    </message>
    <message>
        <source>%1: cannot be saved: %2</source>
        <translation>%1：无法保存：%2</translation>
    </message>
    <message>
        <source>%1: cannot be swept; only a number can</source>
        <translation>%1：不能扫描；只有数可以</translation>
    </message>
    <message>
        <source>%1: carries no experiment of Optimizer Lab</source>
        <translation>%1：不带有 Optimizer Lab 的实验</translation>
    </message>
    <message>
        <source>%1: curves come from %2</source>
        <translation>%1：曲线来自 %2</translation>
    </message>
    <message>
        <source>%1: damaged (%2 bytes, %3 expected); not all of the file is here</source>
        <translation>%1：已损坏（%2 字节，应为 %3）；文件不完整</translation>
    </message>
    <message>
        <source>%1: damaged (its content does not match its digest)</source>
        <translation>%1：已损坏（内容与摘要不符）</translation>
    </message>
    <message>
        <source>%1: damaged (its header)</source>
        <translation>%1：已损坏（文件头）</translation>
    </message>
    <message>
        <source>%1: damaged; remove it</source>
        <translation>%1：已损坏；请移除</translation>
    </message>
    <message>
        <source>%1: does not hold a map (%2)</source>
        <translation>%1：不含图谱 (%2)</translation>
    </message>
    <message>
        <source>%1: figures are %2</source>
        <translation>%1：图的格式为 %2</translation>
    </message>
    <message>
        <source>%1: file version %2 does not exist</source>
        <translation>%1：不存在文件版本 %2</translation>
    </message>
    <message>
        <source>%1: has changed since this experiment was made; empty the problem&apos;s fingerprint to use the file as it is now</source>
        <translation>%1：在此实验建立之后有了变化；清空问题的指纹，即可使用现在的文件</translation>
    </message>
    <message>
        <source>%1: has changed while it was read</source>
        <translation>%1：在读取时发生了变化</translation>
    </message>
    <message>
        <source>%1: has no rows of data</source>
        <translation>%1：没有数据行</translation>
    </message>
    <message>
        <source>%1: has one column; a target and at least one feature are needed</source>
        <translation>%1：只有一列；需要一个目标和至少一个特征</translation>
    </message>
    <message>
        <source>%1: holds a %2 %3 that does not belong there; it is not opened</source>
        <translation>%1：含有不属于那里的 %2 %3；没有打开</translation>
    </message>
    <message>
        <source>%1: holds another map; take another name, or remove it</source>
        <translation>%1：存有另一个图谱；请换一个名称，或移除它</translation>
    </message>
    <message>
        <source>%1: is empty; a table has a line of names and rows of numbers</source>
        <translation>%1：是空的；表格要有一行名称和若干行数</translation>
    </message>
    <message>
        <source>%1: is no Python: %2</source>
        <translation>%1：不是 Python：%2</translation>
    </message>
    <message>
        <source>%1: is no archive of plain arrays (%2)</source>
        <translation>%1：不是普通数组的归档 (%2)</translation>
    </message>
    <message>
        <source>%1: is no surface</source>
        <translation>%1：不是曲面</translation>
    </message>
    <message>
        <source>%1: is recorded at every step; the other quantities have a cadence</source>
        <translation>%1：每一步都会记录；其他的量才有间隔</translation>
    </message>
    <message>
        <source>%1: is the target, and so no feature</source>
        <translation>%1：是目标，因此不能作特征</translation>
    </message>
    <message>
        <source>%1: it has no parameters to train</source>
        <translation>%1：没有可训练的参数</translation>
    </message>
    <message>
        <source>%1: its answer cannot be sent (%2)</source>
        <translation>%1：它的回答无法发送 (%2)</translation>
    </message>
    <message>
        <source>%1: its note has %2 characters; at most %3 are read</source>
        <translation>%1：它的附注有 %2 个字符；最多读取 %3 个</translation>
    </message>
    <message>
        <source>%1: its note has version %2; this program reads %3</source>
        <translation>%1：它的附注版本为 %2；本程序读取 %3</translation>
    </message>
    <message>
        <source>%1: its note is damaged</source>
        <translation>%1：它的附注已损坏</translation>
    </message>
    <message>
        <source>%1: its note is not Optimizer Lab&apos;s</source>
        <translation>%1：它的附注不是 Optimizer Lab 的</translation>
    </message>
    <message>
        <source>%1: its note names a step below 0</source>
        <translation>%1：它的附注里有小于 0 的步数</translation>
    </message>
    <message>
        <source>%1: its note was changed after it was written (the hash differs)</source>
        <translation>%1：它的附注写好之后被改动过（哈希不符）</translation>
    </message>
    <message>
        <source>%1: its state cannot be taken back: %2</source>
        <translation>%1：无法取回它的状态：%2</translation>
    </message>
    <message>
        <source>%1: its tables are not those of a session file; it is not opened</source>
        <translation>%1：它的表不是会话文件的表；没有打开</translation>
    </message>
    <message>
        <source>%1: larger than %2 MB; that is no lesson</source>
        <translation>%1：大于 %2 MB；这不是课程</translation>
    </message>
    <message>
        <source>%1: larger than %2 MB; that is no spec</source>
        <translation>%1：大于 %2 MB；这不是描述</translation>
    </message>
    <message>
        <source>%1: more than %2 rows of %3 columns; a part of it is enough</source>
        <translation>%1：超过 %2 行 %3 列；一部分就够了</translation>
    </message>
    <message>
        <source>%1: must be a table with a name, a product or a list</source>
        <translation>%1：必须是带名称的表、乘积或列表</translation>
    </message>
    <message>
        <source>%1: must be a table with a name, such as {name = ...}</source>
        <translation>%1：必须是带名称的表，例如 {name = ...}</translation>
    </message>
    <message>
        <source>%1: must be one claim, such as &apos;B2.large&apos;</source>
        <translation>%1：必须是一个论断，例如 &apos;B2.large&apos;</translation>
    </message>
    <message>
        <source>%1: needs the package %2 (pip install %3)</source>
        <translation>%1：需要软件包 %2 (pip install %3)</translation>
    </message>
    <message>
        <source>%1: nested deeper than %2</source>
        <translation>%1：嵌套深于 %2 层</translation>
    </message>
    <message>
        <source>%1: no curve in it</source>
        <translation>%1：里面没有曲线</translation>
    </message>
    <message>
        <source>%1: no divergence and no spike</source>
        <translation>%1：没有发散，也没有尖峰</translation>
    </message>
    <message>
        <source>%1: no event file of TensorBoard in it</source>
        <translation>%1：里面没有 TensorBoard 的事件文件</translation>
    </message>
    <message>
        <source>%1: no experiment is loaded</source>
        <translation>%1：没有载入实验</translation>
    </message>
    <message>
        <source>%1: no run of that name was recorded</source>
        <translation>%1：没有记录过这个名称的运行</translation>
    </message>
    <message>
        <source>%1: no such folder</source>
        <translation>%1：没有这个文件夹</translation>
    </message>
    <message>
        <source>%1: no such journal</source>
        <translation>%1：没有这个恢复日志</translation>
    </message>
    <message>
        <source>%1: not JSON (%2)</source>
        <translation>%1：不是 JSON (%2)</translation>
    </message>
    <message>
        <source>%1: not a %2 file (%3)</source>
        <translation>%1：不是 %2 文件 (%3)</translation>
    </message>
    <message>
        <source>%1: not a GIF file</source>
        <translation>%1：不是 GIF 文件</translation>
    </message>
    <message>
        <source>%1: not a file</source>
        <translation>%1：不是文件</translation>
    </message>
    <message>
        <source>%1: not a journal of Optimizer Lab</source>
        <translation>%1：不是 Optimizer Lab 的恢复日志</translation>
    </message>
    <message>
        <source>%1: not a session file of Optimizer Lab</source>
        <translation>%1：不是 Optimizer Lab 的会话文件</translation>
    </message>
    <message>
        <source>%1: not a text file; a lesson is TOML in UTF-8</source>
        <translation>%1：不是文本文件；课程是 UTF-8 编码的 TOML</translation>
    </message>
    <message>
        <source>%1: not a text file; a spec is TOML or JSON in UTF-8</source>
        <translation>%1：不是文本文件；描述是 UTF-8 编码的 TOML 或 JSON</translation>
    </message>
    <message>
        <source>%1: not a whole GIF file</source>
        <translation>%1：不是完整的 GIF 文件</translation>
    </message>
    <message>
        <source>%1: not a whole PNG file</source>
        <translation>%1：不是完整的 PNG 文件</translation>
    </message>
    <message>
        <source>%1: not an SVG file</source>
        <translation>%1：不是 SVG 文件</translation>
    </message>
    <message>
        <source>%1: not an event file of TensorBoard (a record of %2 bytes)</source>
        <translation>%1：不是 TensorBoard 的事件文件（一条 %2 字节的记录）</translation>
    </message>
    <message>
        <source>%1: not an event file of TensorBoard, or a damaged one (a checksum differs)</source>
        <translation>%1：不是 TensorBoard 的事件文件，或已损坏（校验和不符）</translation>
    </message>
    <message>
        <source>%1: nothing can be recovered (%2)</source>
        <translation>%1：没有可恢复的内容 (%2)</translation>
    </message>
    <message>
        <source>%1: nothing can be recovered; the journal is empty or damaged from its start</source>
        <translation>%1：没有可恢复的内容；恢复日志是空的，或从开头就已损坏</translation>
    </message>
    <message>
        <source>%1: nothing was recorded yet</source>
        <translation>%1：还没有记录任何内容</translation>
    </message>
    <message>
        <source>%1: the edit of %2 cannot be written into a script</source>
        <translation>%1：对 %2 的编辑无法写进脚本</translation>
    </message>
    <message>
        <source>%1: the experiment that was asked about is no longer loaded</source>
        <translation>%1：所问的实验已不再载入</translation>
    </message>
    <message>
        <source>%1: the journal cannot be written: %2</source>
        <translation>%1：恢复日志无法写入：%2</translation>
    </message>
    <message>
        <source>%1: the journal is in use</source>
        <translation>%1：恢复日志正在使用</translation>
    </message>
    <message>
        <source>%1: the journal is in use by another window</source>
        <translation>%1：恢复日志正被另一个窗口使用</translation>
    </message>
    <message>
        <source>%1: the schedule has no such number to sweep</source>
        <translation>%1：调度里没有这样的数可供扫描</translation>
    </message>
    <message>
        <source>%1: the target %2 %3 (kind = regression learns numbers)</source>
        <translation>%1：目标 %2 %3（kind = regression 学习数）</translation>
    </message>
    <message>
        <source>%1: the target %2 is %3 in all rows; classes must be at least 2</source>
        <translation>%1：目标 %2 在所有行里都是 %3；至少要有 2 个类别</translation>
    </message>
    <message>
        <source>%1: their checksum does not match</source>
        <translation>%1：它们的校验和不符</translation>
    </message>
    <message>
        <source>%1: there are %2 runs, counted from 0</source>
        <translation>%1：有 %2 条运行，从 0 数起</translation>
    </message>
    <message>
        <source>%1: there is no module %2 here</source>
        <translation>%1：这里没有模块 %2</translation>
    </message>
    <message>
        <source>%1: this column holds numbers</source>
        <translation>%1：这一列是数</translation>
    </message>
    <message>
        <source>%1: too many functions of this name</source>
        <translation>%1：这个名称的函数太多</translation>
    </message>
    <message>
        <source>%1: torch differs from step %2 on; at step %3 it has %4 where %5 is planned</source>
        <translation>%1：torch 从第 %2 步起不同；第 %3 步为 %4，计划为 %5</translation>
    </message>
    <message>
        <source>%1: whole data sets are measured every measure_every steps; set that</source>
        <translation>%1：整个数据集每 measure_every 步测量一次；请设置它</translation>
    </message>
    <message>
        <source>%1: written by a newer Optimizer Lab (file version %2; this program reads up to %3)</source>
        <translation>%1：由更新的 Optimizer Lab 写成（文件版本 %2；本程序最高读取 %3）</translation>
    </message>
    <message>
        <source>%1: your own module is a script already; import it from where it is</source>
        <translation>%1：你自己的模块本来就是脚本；请从它所在之处导入</translation>
    </message>
    <message>
        <source>%1; started again</source>
        <translation>%1；已再次启动</translation>
    </message>
    <message>
        <source>+1: the path goes straight on. Near −1: each step undoes the last one. Momentum keeps it near +1 even where gradients bounce. Not a number until two updates are made, and in the first row after a rewind.</source>
        <translation>+1：路径笔直向前。接近 −1：每一步都抵消上一步。即使梯度来回弹跳，动量也使它接近 +1。在做出两次更新之前，以及回退后的第一行里，它不是数。</translation>
    </message>
    <message>
        <source>+1: the same direction again. Near −1: the iterate bounces between two walls of a valley and the rate is too large across it. Near 0: batches disagree.</source>
        <translation>+1：方向与上次相同。接近 −1：迭代点在山谷两壁之间弹跳，横穿山谷的学习率太大。接近 0：各批次意见不一。</translation>
    </message>
    <message>
        <source>--set %1: must look like runs.0.optimizer.lr=0.1</source>
        <translation>--set %1：必须写成 runs.0.optimizer.lr=0.1 的样子</translation>
    </message>
    <message>
        <source>0.8 times the best rate</source>
        <translation>最佳学习率的 0.8 倍</translation>
    </message>
    <message>
        <source>0.9 times the best momentum</source>
        <translation>最佳动量的 0.9 倍</translation>
    </message>
    <message>
        <source>1 gives the rate divided by the root of (t + 1); larger values start the decay later.</source>
        <translation>取 1 时学习率除以 (t + 1) 的平方根；更大的值使衰减开始得更晚。</translation>
    </message>
    <message>
        <source>1 is a straight line; 2 falls fast at first and slowly at the end; below 1 the other way round.</source>
        <translation>1 是直线；2 先快后慢；小于 1 则相反。</translation>
    </message>
    <message>
        <source>1 on the first step, then 0</source>
        <translation>第一步为 1，之后为 0</translation>
    </message>
    <message>
        <source>10 % of the parameters moved less than this for each unit of their gradient. Plain SGD: all equal to lr; adaptive rules: orders of magnitude between 10 % and 90 %.</source>
        <translation>有 10 % 的参数，每单位梯度的移动小于此值。普通 SGD：全都等于学习率；自适应规则：10 % 与 90 % 相差几个数量级。</translation>
    </message>
    <message>
        <source>2 %: three standard errors of 0.5 % (|w|² of 4096 weights varies by √(2/4096) = 2.2 %, over three memories 1/(2ηλ)), and 0.5 % for ηλ/(1 − β₁), which the source neglects</source>
        <translation>2 %：0.5 % 的三个标准误（4096 个权重的 |w|² 变化 √(2/4096) = 2.2 %，在三个记忆长度 1/(2ηλ) 上），再加来源所忽略的 ηλ/(1 − β₁) 的 0.5 %</translation>
    </message>
    <message>
        <source>50 % of the parameters moved less than this for each unit of their gradient. Plain SGD: all equal to lr; adaptive rules: orders of magnitude between 10 % and 90 %.</source>
        <translation>有 50 % 的参数，每单位梯度的移动小于此值。普通 SGD：全都等于学习率；自适应规则：10 % 与 90 % 相差几个数量级。</translation>
    </message>
    <message>
        <source>90 % of the parameters moved less than this for each unit of their gradient. Plain SGD: all equal to lr; adaptive rules: orders of magnitude between 10 % and 90 %.</source>
        <translation>有 90 % 的参数，每单位梯度的移动小于此值。普通 SGD：全都等于学习率；自适应规则：10 % 与 90 % 相差几个数量级。</translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation>；你是指 %1 吗？</translation>
    </message>
    <message>
        <source>; for a product write %1</source>
        <translation>；乘积请写成 %1</translation>
    </message>
    <message>
        <source>; write only what is right of it</source>
        <translation>；只写它右边的部分</translation>
    </message>
    <message>
        <source>%1, after line %2: is not %3; save the table as CSV in UTF-8</source>
        <translation>%1，第 %2 行之后：不是 %3；请把表格存为 UTF-8 编码的 CSV</translation>
    </message>
    <message>
        <source>%1: column %2 is empty</source>
        <translation>%1：列 %2 是空的</translation>
    </message>
    <message>
        <source>%1: is open in a window, or another map is written to it</source>
        <translation>%1：已在窗口中打开，或正有另一张图谱写入</translation>
    </message>
    <message>
        <source>%1: journal version %2; this program reads up to version %3</source>
        <translation>%1：恢复日志版本为 %2；本程序最高读取版本 %3</translation>
    </message>
    <message>
        <source>%1: target %2 is no number; a regression needs numbers</source>
        <translation>%1：目标 %2 不是数；回归需要数</translation>
    </message>
    <message>
        <source>%1: the target %2 is the same in all rows; classes must be at least 2</source>
        <translation>%1：目标 %2 在所有行里都相同；至少要有 2 个类别</translation>
    </message>
    <message>
        <source>A CSV or NPZ file, a column to learn, and a network that learns it from the other columns. Rows that are square pictures can have convolutions.</source>
        <translation>一个 CSV 或 NPZ 文件，一个要学习的列，以及从其他列学习它的网络。各行若是方形图片，可以用卷积。</translation>
    </message>
    <message>
        <source>A Python file. It is run only after you agree, never on opening.</source>
        <translation>一个 Python 文件。只有在你同意之后才会运行，打开时绝不运行。</translation>
    </message>
    <message>
        <source>A bent, nearly flat valley between walls that rise with the eighth power; steep corners throw large steps out.</source>
        <translation>弯曲、几乎平坦的山谷，两壁按八次幂升高；陡峭的角落会把大步子甩出去。</translation>
    </message>
    <message>
        <source>A built-in warm-up: the adaptive part is used only once its estimate rests on enough samples.</source>
        <translation>内置预热：估计建立在足够多的样本上之后，才使用自适应部分。</translation>
    </message>
    <message>
        <source>A cliff&apos;s huge gradient is shortened to length c before momentum sees it; where it points does not change.</source>
        <translation>悬崖上的巨大梯度在进入动量之前被缩短到长度 c；方向不变。</translation>
    </message>
    <message>
        <source>A constant percentage off at every step; 0.999 halves the rate every 693 steps.</source>
        <translation>每一步减少固定的百分比；0.999 每 693 步使学习率减半。</translation>
    </message>
    <message>
        <source>A cosine that begins again and again, a single one, and a constant rate: watch the loss at each restart.</source>
        <translation>一再重新开始的余弦、单个余弦和恒定学习率：注意每次重启时的损失。</translation>
    </message>
    <message>
        <source>A cycle reaches the upper bound after step_size_up steps</source>
        <translation>循环在 step_size_up 步之后到达上界</translation>
    </message>
    <message>
        <source>A cycle starts at the lower bound</source>
        <translation>循环从下界开始</translation>
    </message>
    <message>
        <source>A dense network learns to tell 1797 handwritten digits of 8×8 pixels apart: real data, small enough to train in a second.</source>
        <translation>全连接网络学习区分 1797 个 8×8 像素的手写数字：真实的数据，小到一秒就能训练完。</translation>
    </message>
    <message>
        <source>A drop smaller than this (in rate) is not made.</source>
        <translation>比这更小的下降（按学习率）不会进行。</translation>
    </message>
    <message>
        <source>A formula in step (epoch means the same), such as 1/(1 + step/100); the rate is the base times its value.</source>
        <translation>以 step 为变量的公式（epoch 含义相同），例如 1/(1 + step/100)；学习率是基值乘以它的值。</translation>
    </message>
    <message>
        <source>A formula in step (epoch means the same); at every step from 1 on the rate is multiplied by its value.</source>
        <translation>以 step 为变量的公式（epoch 含义相同）；从第 1 步起，每一步学习率都乘以它的值。</translation>
    </message>
    <message>
        <source>A formula in x for the height, in place of mode; empty: none.</source>
        <translation>用 x 的公式给出高度，代替 mode；留空：没有。</translation>
    </message>
    <message>
        <source>A long, flat, curved valley between steep walls: finding it is easy, following it is hard. A longer start point makes it many-dimensional.</source>
        <translation>陡壁之间又长又平的弯曲山谷：找到它容易，沿着它走难。起点更长就成为多维的。</translation>
    </message>
    <message>
        <source>A module of one&apos;s own</source>
        <translation>自己的模块</translation>
    </message>
    <message>
        <source>A narrow hole in a plain that is flat to the last digit: from a distance of about 10 the float32 gradient is exactly 0 and nothing moves. Nearer, rules that divide by the gradient&apos;s size still do.</source>
        <translation>平原上的一个窄洞，平坦到最后一位：距离约 10 处 float32 梯度恰为 0，什么都不动。更近一些，除以梯度大小的规则仍会移动。</translation>
    </message>
    <message>
        <source>A network 10 → 10 → ReLU → 1 → sigmoid looks at x³ + x² + x for one random x; the loss is label − output. It asks whether a factor on the loss is a factor on the learning rate.</source>
        <translation>网络 10 → 10 → ReLU → 1 → sigmoid 看一个随机 x 的 x³ + x² + x；损失是标签 − 输出。它要问：损失上的因子是不是学习率上的因子。</translation>
    </message>
    <message>
        <source>A neuron with weight x and bias y, input 1 and goal 0. Where it is badly wrong it learns slowly: its slope is that of a saturated sigmoid. The loss nears 0 far down and has no minimum.</source>
        <translation>权重为 x、偏置为 y 的神经元，输入 1，目标 0。错得厉害时它学得慢：斜率来自饱和的 sigmoid。损失远处趋近 0，没有极小点。</translation>
    </message>
    <message>
        <source>A new order of the samples every epoch, drawn from the seed.</source>
        <translation>每一轮都从种子抽取新的样本顺序。</translation>
    </message>
    <message>
        <source>A number for every letter that is no variable; 1 where nothing is said.</source>
        <translation>每个不是变量的字母对应一个数；没有说明的为 1。</translation>
    </message>
    <message>
        <source>A parabolic gutter with waves along it. The minimum is that of the window: beyond, along (-1, -1), the gutter descends for ever.</source>
        <translation>带波纹的抛物线沟槽。极小点只在窗口内成立：在外面，沟槽沿 (-1, -1) 永远下降。</translation>
    </message>
    <message>
        <source>A quadratic bowl with eigenvalues 0.04 and 1, at 45° to x and y.</source>
        <translation>二次碗，特征值 0.04 和 1，与 x、y 成 45°。</translation>
    </message>
    <message>
        <source>A quadratic bowl with eigenvalues 2 and 18 whose axes lie at 45° to x and y: rates per parameter do not help.</source>
        <translation>二次碗，特征值 2 和 18，主轴与 x、y 成 45°：按参数的学习率没有帮助。</translation>
    </message>
    <message>
        <source>A rate of 1e-7 does not oscillate</source>
        <translation>1e-7 的学习率不振荡</translation>
    </message>
    <message>
        <source>A rate of 1e-7 has not arrived after 100 000 steps</source>
        <translation>1e-7 的学习率在 100 000 步之后仍未到达</translation>
    </message>
    <message>
        <source>A rate that is small enough for the walls is slow along the floor: momentum&apos;s home ground.</source>
        <translation>对两壁来说足够小的学习率，在谷底就太慢：这正是动量的主场。</translation>
    </message>
    <message>
        <source>A regular grid of local minima in a bowl. The length of the start point decides the number of parameters.</source>
        <translation>碗里规则排列的局部极小点。起点的长度决定参数的个数。</translation>
    </message>
    <message>
        <source>A saddle for two legs and a tail: at (0, 0) gradient and Hessian are both 0, so even second-order rules see nothing.</source>
        <translation>给两条腿和一条尾巴的鞍：在 (0, 0) 梯度和 Hessian 都是 0，连二阶规则也什么都看不到。</translation>
    </message>
    <message>
        <source>A sharp and a wide minimum, with noise</source>
        <translation>一个尖锐的和一个宽阔的极小点，带噪声</translation>
    </message>
    <message>
        <source>%1: %2 is no number, %3</source>
        <translation>%1：%2 不是数，%3</translation>
    </message>
    <message>
        <source>%1 starts where its knobs say, and its gradients have no noise: all replicates would agree</source>
        <translation>%1 从旋钮指定之处出发，梯度也没有噪声：所有重复都会相同</translation>
    </message>
    <message>
        <source>%1: at least one column must be chosen as a feature</source>
        <translation>%1：至少要选择一列作为特征</translation>
    </message>
    <message>
        <source>%1: this would run the code of the file %2, which %3</source>
        <translation>%1：这会运行文件 %2 的代码，它%3</translation>
    </message>
    <message>
        <source>%1: this would run the code of the file %2, which has not been allowed</source>
        <translation>%1：这会运行尚未获准的文件 %2 的代码</translation>
    </message>
    <message>
        <source>%1: this would run the code of the package %2, which has not been allowed</source>
        <translation>%1：这会运行尚未获准的软件包 %2 的代码</translation>
    </message>
    <message>
        <source>A short ramp before finds where the loss rises, and this one goes around it. Off: it goes from low to high.</source>
        <translation>先用一段短斜坡找出损失上升之处，这段斜坡再围绕它进行。关：从低到高。</translation>
    </message>
    <message>
        <source>A single wild gradient can no longer fill Adam&apos;s second moment, which would slow all steps after it.</source>
        <translation>单个失控的梯度再也不能填满 Adam 的二阶矩而拖慢之后的所有步子。</translation>
    </message>
    <message>
        <source>A staircase with even treads: the classic recipe for image networks (a tenth every 30 epochs).</source>
        <translation>台阶等长的阶梯：图像网络的经典做法（每 30 轮降到十分之一）。</translation>
    </message>
    <message>
        <source>A staircase with treads of any length, for example at one half and three quarters of the run.</source>
        <translation>台阶长度任意的阶梯，例如在运行的一半和四分之三处。</translation>
    </message>
    <message>
        <source>A step ends where no component of the gradient exceeds this.</source>
        <translation>梯度没有一个分量超过此值时，一步结束。</translation>
    </message>
    <message>
        <source>A step ends where parameters or loss change by less.</source>
        <translation>参数或损失的变化小于此值时，一步结束。</translation>
    </message>
    <message>
        <source>A step up first, then down with the gradient found there: sharp valleys push the iterate out. Costs a second gradient.</source>
        <translation>先向上走一步，再用那里的梯度向下：尖锐的山谷会把迭代点推出去。多花一次梯度。</translation>
    </message>
    <message>
        <source>A table of one&apos;s own</source>
        <translation>自己的表格</translation>
    </message>
    <message>
        <source>A table: CSV (commas, semicolons or tabs, in UTF-8) or NPZ.</source>
        <translation>表格：CSV（逗号、分号或制表符，UTF-8 编码）或 NPZ。</translation>
    </message>
    <message>
        <source>A valley bent like the moon: on the way along it x and y take turns in being the steep one, so that each needs different rates at different times.</source>
        <translation>弯如月牙的山谷：沿途 x 和 y 轮流成为陡的方向，因此各自在不同时刻需要不同的学习率。</translation>
    </message>
    <message>
        <source>A weight decay of 0.01 or 0.001 is a good one to begin with</source>
        <translation>权重衰减可以先取 0.01 或 0.001</translation>
    </message>
    <message>
        <source>AMSGrad goes to x = −1, the best point of [−1, 1], on 3x, −x, −x, 3x, …</source>
        <translation>在 3x, −x, −x, 3x, … 上，AMSGrad 走向 [−1, 1] 中最好的点 x = −1</translation>
    </message>
    <message>
        <source>AMSGrad goes to x = −1, the best point of [−1, 1], on the same draws</source>
        <translation>在同样的抽样上，AMSGrad 走向 [−1, 1] 中最好的点 x = −1</translation>
    </message>
    <message>
        <source>AMSGrad moments</source>
        <translation>AMSGrad 的矩</translation>
    </message>
    <message>
        <source>ASGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>ASGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>ASGD: loss·s is the same as lr·s, lambd/s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>ASGD：loss·s 等同于 lr·s, lambd/s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Above it the iterate bounces across the valley with growing steps; training tends to rise to it and stay there.</source>
        <translation>在它之上，迭代点以越来越大的步子横穿山谷弹跳；训练往往升到它并停在那里。</translation>
    </message>
    <message>
        <source>Above it the step overshoots: the loss across the valley grows from step to step.</source>
        <translation>在它之上步子过冲：横穿山谷的损失一步比一步大。</translation>
    </message>
    <message>
        <source>Ackley</source>
        <translation>Ackley</translation>
    </message>
    <message>
        <source>AdaBelief</source>
        <translation>AdaBelief</translation>
    </message>
    <message>
        <source>AdaBelief moments</source>
        <translation>AdaBelief 的矩</translation>
    </message>
    <message>
        <source>AdaBelief: a factor on the loss is either a factor on the rate or nothing</source>
        <translation>AdaBelief：损失上的因子要么是学习率上的因子，要么毫无作用</translation>
    </message>
    <message>
        <source>Adadelta</source>
        <translation>Adadelta</translation>
    </message>
    <message>
        <source>Adadelta scaling</source>
        <translation>Adadelta 缩放</translation>
    </message>
    <message>
        <source>Adadelta: a factor on the loss is either a factor on the rate or nothing</source>
        <translation>Adadelta：损失上的因子要么是学习率上的因子，要么毫无作用</translation>
    </message>
    <message>
        <source>Adafactor</source>
        <translation>Adafactor</translation>
    </message>
    <message>
        <source>Adafactor: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>Adafactor：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>Adafactor: loss·s changes nothing (largest relative difference, s = 1024)</source>
        <translation>Adafactor：loss·s 不改变任何东西（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Adagrad (mean of squares)</source>
        <translation>Adagrad（平方的平均）</translation>
    </message>
    <message>
        <source>Adagrad as lectures derive it: σ is the root mean square of past gradients and the rate falls as 1/√t. The two roots cancel, so it equals Adagrad up to ε.</source>
        <translation>课堂推导的 Adagrad：σ 是过去梯度的均方根，学习率按 1/√t 下降。两个平方根约掉，因此除 ε 外与 Adagrad 相同。</translation>
    </message>
    <message>
        <source>Adagrad scaling</source>
        <translation>Adagrad 缩放</translation>
    </message>
    <message>
        <source>Adagrad with a rate of 1 arrives</source>
        <translation>学习率为 1 的 Adagrad 能到达</translation>
    </message>
    <message>
        <source>Adagrad: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>Adagrad：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>Adagrad: loss·s is the same as eps/s, weight_decay/s, initial_accumulator_value/s² (largest relative difference, s = 1024)</source>
        <translation>Adagrad：loss·s 等同于 eps/s, weight_decay/s, initial_accumulator_value/s²（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Adagrad: multiplying the learning rate does have an effect, so the two are not equivalent</source>
        <translation>Adagrad：学习率乘以因子确有作用，因此两者不等价</translation>
    </message>
    <message>
        <source>Adagrad: multiplying the loss has no effect</source>
        <translation>Adagrad：损失乘以因子没有作用</translation>
    </message>
    <message>
        <source>AdagradMean: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>AdagradMean：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>AdagradMean: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>AdagradMean：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adam goes to x = +1, the worst point of [−1, 1], on 3x with probability 0.3, else −x</source>
        <translation>当 3x 的概率为 0.3、否则为 −x 时，Adam 走向 [−1, 1] 中最坏的点 x = +1</translation>
    </message>
    <message>
        <source>Adam goes to x = +1, the worst point of [−1, 1], on 3x, −x, −x, 3x, …</source>
        <translation>在 3x, −x, −x, 3x, … 上，Adam 走向 [−1, 1] 中最坏的点 x = +1</translation>
    </message>
    <message>
        <source>Adam in the infinity norm: steadier where gradients are sparse, and every step is at most about the rate.</source>
        <translation>无穷范数下的 Adam：梯度稀疏时更稳，每一步最多约为学习率。</translation>
    </message>
    <message>
        <source>Adam in which an entry with a gradient of exactly zero stands still and forgets nothing. torch&apos;s class gets the non-zero entries as a sparse tensor; here they are found.</source>
        <translation>一种 Adam：梯度恰为零的分量原地不动，也不遗忘。torch 的类以稀疏张量接收非零分量；这里则自行找出。</translation>
    </message>
    <message>
        <source>Adam is RMSProp and momentum together</source>
        <translation>Adam 是 RMSProp 加动量</translation>
    </message>
    <message>
        <source>Adam moments</source>
        <translation>Adam 的矩</translation>
    </message>
    <message>
        <source>Adam needs no learning-rate decay: its rates adapt by themselves</source>
        <translation>Adam 不需要学习率衰减：它的学习率会自己适应</translation>
    </message>
    <message>
        <source>Adam plus the averaged change of the gradient, which tells where it will be one step on.</source>
        <translation>Adam 加上梯度变化的平均，它指出梯度下一步会在哪里。</translation>
    </message>
    <message>
        <source>Adam takes k steps; the slow weights go a part of the way, and Adam starts again from there.</source>
        <translation>Adam 走 k 步；慢权重跟上其中一部分，Adam 再从那里重新开始。</translation>
    </message>
    <message>
        <source>Adam that divides by the spread of the gradients around their mean: it speeds up where they agree.</source>
        <translation>除以梯度围绕其平均的散布的 Adam：在梯度一致之处加速。</translation>
    </message>
    <message>
        <source>Adam that never lets a parameter&apos;s rate rise again (Reddi, Kale &amp; Kumar 2018).</source>
        <translation>绝不让参数的学习率再次升高的 Adam (Reddi, Kale &amp; Kumar 2018)。</translation>
    </message>
    <message>
        <source>Adam whose mean already contains the present gradient at its future weight.</source>
        <translation>一种 Adam，其平均已按未来的权重包含当前梯度。</translation>
    </message>
    <message>
        <source>Adam with L2 shrinks all weights that feel no gradient by the same factor</source>
        <translation>带 L2 的 Adam 把所有感受不到梯度的权重按同一因子缩小</translation>
    </message>
    <message>
        <source>Adam with decoupled weight decay: every weight shrinks by 1 − ηλ a step, whatever its gradients.</source>
        <translation>带解耦权重衰减的 Adam：无论梯度如何，每个权重每步缩小 1 − ηλ 倍。</translation>
    </message>
    <message>
        <source>Adam&apos;s defaults usually do well: hand-set values often do worse</source>
        <translation>Adam 的默认值通常很好：手工设置往往更差</translation>
    </message>
    <message>
        <source>Adam&apos;s direction, scaled so that every tensor moves by the same share of its own length. Made for very large batches.</source>
        <translation>Adam 的方向，缩放后使每个张量移动自身长度的同一比例。为很大的批量而设。</translation>
    </message>
    <message>
        <source>Adam&apos;s first step is the learning rate, whatever the gradient</source>
        <translation>Adam 的第一步等于学习率，无论梯度多大</translation>
    </message>
    <message>
        <source>Adam&apos;s largest step: lr·(1 − β₁)/√(1 − β₂), after a long quiet</source>
        <translation>Adam 最大的步子：长久平静之后的 lr·(1 − β₁)/√(1 − β₂)</translation>
    </message>
    <message>
        <source>Adam&apos;s step bound</source>
        <translation>Adam 的步长上界</translation>
    </message>
    <message>
        <source>Adam&apos;s step is never longer than lr·(1 − β₁)/√(1 − β₂) = 3.16 learning rates</source>
        <translation>Adam 的步子不会超过 lr·(1 − β₁)/√(1 − β₂) = 3.16 个学习率</translation>
    </message>
    <message>
        <source>Adam&apos;s step is never longer than the learning rate</source>
        <translation>Adam 的步子不会超过学习率</translation>
    </message>
    <message>
        <source>Adam&apos;s v is a raw moment: the gradients&apos; variance plus their squared mean. 1: all variance (noise, or bouncing); 0: all mean. Below 0 while m̂ reacts faster than v̂.</source>
        <translation>Adam 的 v 是原始矩：梯度的方差加上平均的平方。1：全是方差（噪声或弹跳）；0：全是平均。m̂ 比 v̂ 反应快时低于 0。</translation>
    </message>
    <message>
        <source>Adam, AdamW and SGD on digits</source>
        <translation>Adam、AdamW 和 SGD 识别数字</translation>
    </message>
    <message>
        <source>Adam, whose decay is L2</source>
        <translation>衰减为 L2 的 Adam</translation>
    </message>
    <message>
        <source>Adam: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>Adam：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>Adam: loss·s is the same as eps/s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>Adam：loss·s 等同于 eps/s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Adam: multiplying the learning rate does have an effect, so the two are not equivalent</source>
        <translation>Adam：学习率乘以因子确有作用，因此两者不等价</translation>
    </message>
    <message>
        <source>Adam: multiplying the loss has no effect</source>
        <translation>Adam：损失乘以因子没有作用</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>AdamW has the same effect as Adam with L2</source>
        <translation>AdamW 与带 L2 的 Adam 效果相同</translation>
    </message>
    <message>
        <source>AdamW shrinks all weights that feel no gradient by the same factor</source>
        <translation>AdamW 把所有感受不到梯度的权重按同一因子缩小</translation>
    </message>
    <message>
        <source>AdamW with clipping by norm</source>
        <translation>按范数裁剪的 AdamW</translation>
    </message>
    <message>
        <source>AdamW without a gradient: the weights shrink by (1 − ηλ)ᵗ</source>
        <translation>没有梯度时的 AdamW：权重缩小 (1 − ηλ)ᵗ</translation>
    </message>
    <message>
        <source>AdamW without momentum and without a schedule: averaging does the work of both.</source>
        <translation>没有动量、没有调度的 AdamW：平均完成两者的工作。</translation>
    </message>
    <message>
        <source>AdamW&apos;s lowest validation loss over Adam&apos;s, each with the best of five decays; mean of 3 seeds.</source>
        <translation>AdamW 的最低验证损失与 Adam 的之比，各取五个衰减中最好的；3 个种子的平均。</translation>
    </message>
    <message>
        <source>AdamW, weights averaged (EMA)</source>
        <translation>AdamW，权重平均 (EMA)</translation>
    </message>
    <message>
        <source>AdamW, weights averaged (SWA)</source>
        <translation>AdamW，权重平均 (SWA)</translation>
    </message>
    <message>
        <source>AdamW: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>AdamW：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>AdamW: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>AdamW：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>AdamW: multiplying the learning rate does have an effect, so the two are not equivalent</source>
        <translation>AdamW：学习率乘以因子确有作用，因此两者不等价</translation>
    </message>
    <message>
        <source>AdamW: multiplying the loss has no effect</source>
        <translation>AdamW：损失乘以因子没有作用</translation>
    </message>
    <message>
        <source>Adamax</source>
        <translation>Adamax</translation>
    </message>
    <message>
        <source>Adamax moments</source>
        <translation>Adamax 的矩</translation>
    </message>
    <message>
        <source>Adamax: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>Adamax：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>Adamax: loss·s is the same as eps/s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>Adamax：loss·s 等同于 eps/s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Adan</source>
        <translation>Adan</translation>
    </message>
    <message>
        <source>Adan moments</source>
        <translation>Adan 的矩</translation>
    </message>
    <message>
        <source>Adan: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>Adan：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>Adan: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>Adan：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Added to the divisor; below it gradients count as zero and the step shrinks.</source>
        <translation>加在除数上；低于它的梯度算作零，步子变小。</translation>
    </message>
    <message>
        <source>Adds l1 · Σ|w| to the loss: pulls every parameter to zero by the same force.</source>
        <translation>给损失加上 l1 · Σ|w|：以同样的力把每个参数拉向零。</translation>
    </message>
    <message>
        <source>Adds l2 · Σw²/2 to the loss: the same gradient as weight_decay of torch&apos;s SGD, Adam and RMSprop.</source>
        <translation>给损失加上 l2 · Σw²/2：与 torch 的 SGD、Adam、RMSprop 的 weight_decay 梯度相同。</translation>
    </message>
    <message>
        <source>After a long quiet one ordinary gradient makes a step of 3.162 learning rates</source>
        <translation>长久平静之后，一个普通的梯度就走出 3.162 个学习率的一步</translation>
    </message>
    <message>
        <source>After every cycle the rate jumps back up and may leave a poor minimum (SGDR, Loshchilov and Hutter 2017).</source>
        <translation>每个循环之后学习率跳回高处，可能离开不好的极小点（SGDR，Loshchilov and Hutter 2017）。</translation>
    </message>
    <message>
        <source>After the step every weight moves towards zero by the same amount and stops there: some weights become exactly zero.</source>
        <translation>步子之后，每个权重向零移动同样的量并停在零：有些权重恰好变为零。</translation>
    </message>
    <message>
        <source>All directions of the momentum matrix get about the same length: rare ones count as much as common ones.</source>
        <translation>动量矩阵的所有方向长度变得差不多：少见的与常见的同样重要。</translation>
    </message>
    <message>
        <source>All four regimes of m (large, small) and v (large, small) occur among the parameters</source>
        <translation>m（大、小）与 v（大、小）的四种分区都出现在参数之中</translation>
    </message>
    <message>
        <source>All runs begin at the same place of Himmelblau&apos;s function and need not end in the same minimum.</source>
        <translation>所有运行从 Himmelblau 函数的同一处开始，却不一定到达同一个极小点。</translation>
    </message>
    <message>
        <source>An average over about the last 1/(1 − ρ) places. It does not touch the training; it is the better answer under noise.</source>
        <translation>对最近约 1/(1 − ρ) 个位置的平均。它不影响训练；有噪声时是更好的答案。</translation>
    </message>
    <message>
        <source>Angular update</source>
        <translation>更新的转角</translation>
    </message>
    <message>
        <source>Any curve: put points on it and drag them.</source>
        <translation>任意曲线：放上点并拖动它们。</translation>
    </message>
    <message>
        <source>Any network that takes rows and gives rows. Norms over the batch use the samples at hand; dropout draws from seed and step, so that every step can be replayed.</source>
        <translation>任何接收行并给出行的网络。对批次的归一化使用手头的样本；dropout 由种子和步数抽取，因此每一步都能重放。</translation>
    </message>
    <message>
        <source>As rough as one likes: beyond a·k² = 1 the ripples trap a small step, while a larger step or momentum averages over them.</source>
        <translation>要多粗糙有多粗糙：a·k² = 1 以上，波纹会困住小步子，而较大的步子或动量会把它们平均掉。</translation>
    </message>
    <message>
        <source>Ascend</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>At step %1 %2 of the squared gradient lay where √v̂ &lt; ε = %3: the rate there is η/ε = %4, and the preconditioned sharpness is %5 times the limit.</source>
        <translation>在第 %1 步，%2 的梯度平方处于 √v̂ &lt; ε = %3 之处：那里的学习率是 η/ε = %4，预条件锐度是极限的 %5 倍。</translation>
    </message>
    <message>
        <source>At step %1 g² was %2 times v̂: v remembers %3 steps and lagged behind the gradient.</source>
        <translation>在第 %1 步，g² 是 v̂ 的 %2 倍：v 记住 %3 步，落在了梯度后面。</translation>
    </message>
    <message>
        <source>At step %1 the rate was %2 times what the curvature %3 allows; after a warm-up of %4 steps instead of %5 the full rate is stable.</source>
        <translation>在第 %1 步，学习率是曲率 %3 所允许的 %2 倍；把预热从 %5 步改为 %4 步后，完整的学习率是稳定的。</translation>
    </message>
    <message>
        <source>At step %1 v was 0 for %2 of the parameters although their gradients were up to %3: the squares are below what %4 can hold, and only ε divides.</source>
        <translation>在第 %1 步，%2 的参数的 v 为 0，尽管它们的梯度高达 %3：平方小于 %4 所能表示的值，只剩 ε 作除数。</translation>
    </message>
    <message>
        <source>Averaged descent</source>
        <translation>平均化下降</translation>
    </message>
    <message>
        <source>Averaged gradient descent</source>
        <translation>平均化梯度下降</translation>
    </message>
    <message>
        <source>Averaged momentum: 2(1 + β)/((1 − β)λ)</source>
        <translation>平均式动量：2(1 + β)/((1 − β)λ)</translation>
    </message>
    <message>
        <source>Averages past gradients; unlike momentum&apos;s sum its size does not grow with the memory.</source>
        <translation>对过去的梯度取平均；与动量的求和不同，它的大小不随记忆增长。</translation>
    </message>
    <message>
        <source>Averaging does the work of a falling rate, without knowing when the training will end.</source>
        <translation>平均完成了降低学习率的工作，而不必知道训练何时结束。</translation>
    </message>
    <message>
        <source>Averaging over a whole epoch removes the bands</source>
        <translation>对整个一轮取平均会消除损失带</translation>
    </message>
    <message>
        <source>Away from a saddle</source>
        <translation>离开鞍点</translation>
    </message>
    <message>
        <source>Batches in a fixed order lead to a limit cycle, not to the optimum: the fixed point of an epoch</source>
        <translation>固定顺序的批次走向极限环而非最优点：一轮的不动点</translation>
    </message>
    <message>
        <source>Beale</source>
        <translation>Beale</translation>
    </message>
    <message>
        <source>Begins as momentum without scaling, and turns into Adam once its second moment rests on enough samples (step 6 for β₂ = 0.999).</source>
        <translation>开始时是没有缩放的动量，待二阶矩建立在足够多的样本上（β₂ = 0.999 时第 6 步）就变成 Adam。</translation>
    </message>
    <message>
        <source>Behind the adaptive block and the rate: every weight shrinks by the factor 1 − ηλ each step, whatever its gradients.</source>
        <translation>位于自适应模块和学习率之后：无论梯度如何，每个权重每步按因子 1 − ηλ 缩小。</translation>
    </message>
    <message>
        <source>Between points: a straight line, the height of the last point, or a straight line on a log axis.</source>
        <translation>点与点之间：直线、上一点的高度，或对数轴上的直线。</translation>
    </message>
    <message>
        <source>Booth</source>
        <translation>Booth</translation>
    </message>
    <message>
        <source>Box dimension of the boundary of trainability of a tanh network, over its two layers&apos; rates: between 1 and 2</source>
        <translation>tanh 网络可训练性边界的盒维数（以两层的学习率为轴）：在 1 与 2 之间</translation>
    </message>
    <message>
        <source>Branin</source>
        <translation>Branin</translation>
    </message>
    <message>
        <source>Builds a picture of the curvature from the last steps and goes where it puts the minimum. One step is many evaluations; made for full batches.</source>
        <translation>由最近几步建立曲率的图景，并走到它指出的极小点。一步包含多次求值；为全批量而设。</translation>
    </message>
    <message>
        <source>By what part of their own size the parameters moved. Around 1e-3 is usual for networks; much more forgets, much less crawls.</source>
        <translation>参数移动了自身大小的多少。对网络来说 1e-3 左右是平常的；大得多会遗忘，小得多是在爬行。</translation>
    </message>
    <message>
        <source>Centred RMS scaling</source>
        <translation>中心化 RMS 缩放</translation>
    </message>
    <message>
        <source>Change only every decay_steps steps.</source>
        <translation>仅每 decay_steps 步改变一次。</translation>
    </message>
    <message>
        <source>Circle in a circle</source>
        <translation>圆中之圆</translation>
    </message>
    <message>
        <source>Cliff</source>
        <translation>悬崖</translation>
    </message>
    <message>
        <source>Cliffs can no longer throw the iterate out: every component of the gradient is cut to ±c.</source>
        <translation>悬崖再也不能把迭代点甩出去：梯度的每个分量都截断到 ±c。</translation>
    </message>
    <message>
        <source>Climb instead of descend.</source>
        <translation>上升而不是下降。</translation>
    </message>
    <message>
        <source>Climbs instead of descending: the gradient&apos;s sign is turned.</source>
        <translation>上升而不是下降：梯度的符号被反过来。</translation>
    </message>
    <message>
        <source>Clip by norm</source>
        <translation>按范数裁剪</translation>
    </message>
    <message>
        <source>Clip by value</source>
        <translation>按值裁剪</translation>
    </message>
    <message>
        <source>ClippedSGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>ClippedSGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>ClippedSGD: loss·s is the same as lr·s, weight_decay/s, clip_value/s (largest relative difference, s = 1024)</source>
        <translation>ClippedSGD：loss·s 等同于 lr·s, weight_decay/s, clip_value/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Coefficient of the Newton–Schulz polynomial a·X + b·X³ + c·X⁵.</source>
        <translation>Newton–Schulz 多项式 a·X + b·X³ + c·X⁵ 的系数。</translation>
    </message>
    <message>
        <source>Constant, then full</source>
        <translation>先恒定，后完整</translation>
    </message>
    <message>
        <source>Convolutional network on digits</source>
        <translation>识别数字的卷积网络</translation>
    </message>
    <message>
        <source>Correlation of the batches&apos; losses at the start point with the heights of their bands in the last quarter.</source>
        <translation>各批次在起点的损失与它们在最后四分之一中损失带高度的相关系数。</translation>
    </message>
    <message>
        <source>Cosine annealing</source>
        <translation>余弦退火</translation>
    </message>
    <message>
        <source>Cosine annealing with warm restarts</source>
        <translation>带热重启的余弦退火</translation>
    </message>
    <message>
        <source>Cosine of successive gradients</source>
        <translation>相邻梯度的余弦</translation>
    </message>
    <message>
        <source>Cosine of successive updates</source>
        <translation>相邻更新的余弦</translation>
    </message>
    <message>
        <source>Counts weights that (nearly) vanish. L1 with a proximal step makes exact zeros, L2 only small numbers; that is the difference to look for.</source>
        <translation>数出（几乎）消失的权重。近端步的 L1 产生精确的零，L2 只产生小数；要看的就是这个差别。</translation>
    </message>
    <message>
        <source>Crescent</source>
        <translation>月牙</translation>
    </message>
    <message>
        <source>Curvature along the step</source>
        <translation>沿步子的曲率</translation>
    </message>
    <message>
        <source>Curvature over limit</source>
        <translation>曲率与极限之比</translation>
    </message>
    <message>
        <source>Curvature scaling</source>
        <translation>曲率缩放</translation>
    </message>
    <message>
        <source>Curvatures along the axes; their ratio is the condition number.</source>
        <translation>各轴的曲率；它们之比是条件数。</translation>
    </message>
    <message>
        <source>Cuts every component of the gradient to ±c: one wild component can no longer throw the iterate out.</source>
        <translation>把梯度的每个分量截断到 ±c：单个失控的分量再也不能把迭代点甩出去。</translation>
    </message>
    <message>
        <source>Cyclical rate</source>
        <translation>循环学习率</translation>
    </message>
    <message>
        <source>Decay alone</source>
        <translation>只有衰减</translation>
    </message>
    <message>
        <source>Decay and gradients balance; the weights then turn by this angle a step, whatever their length. Holds where a normalisation follows and gradients are mostly noise.</source>
        <translation>衰减与梯度达到平衡；此后权重每步转动这个角度，无论长度多大。适用于后面有归一化、且梯度主要是噪声的情形。</translation>
    </message>
    <message>
        <source>Decay of weights and of the rate.</source>
        <translation>权重的衰减与学习率的衰减。</translation>
    </message>
    <message>
        <source>Decay that can never overshoot zero, however large the rate.</source>
        <translation>学习率再大也不会越过零的衰减。</translation>
    </message>
    <message>
        <source>Decides the start of a network and the order of the data.</source>
        <translation>决定网络的起点和数据的顺序。</translation>
    </message>
    <message>
        <source>Decoupled decay</source>
        <translation>解耦衰减</translation>
    </message>
    <message>
        <source>Decoupled decay (AdamW) generalises better than Adam with L2</source>
        <translation>解耦衰减 (AdamW) 比带 L2 的 Adam 泛化更好</translation>
    </message>
    <message>
        <source>Descent with noise in the ratio that heat has: it does not settle, it samples. Small rates sample truly.</source>
        <translation>带噪声的下降，噪声与热的比例相同：它不安定下来，而是抽样。小学习率才抽样准确。</translation>
    </message>
    <message>
        <source>Difference between the first step from w = 2 without a gradient, over the rate, and λ·w.</source>
        <translation>无梯度时从 w = 2 出发的第一步除以学习率，与 λ·w 之差。</translation>
    </message>
    <message>
        <source>Difference between the first step on a slope of 1 with dampening 0.9 and 0.1.</source>
        <translation>斜率为 1 时，dampening 取 0.9 与 0.1 的第一步之差。</translation>
    </message>
    <message>
        <source>Difference between the first step on a slope of 1 with β = 0.9 and 1.9.</source>
        <translation>斜率为 1 时，β = 0.9 的第一步与 1.9 之差。</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Distance between 0.366 and what is left of a weight of 1.</source>
        <translation>0.366 与权重 1 所剩之间的距离。</translation>
    </message>
    <message>
        <source>Distance from start</source>
        <translation>与起点的距离</translation>
    </message>
    <message>
        <source>Distance of that step from 3.162 lr after 20 000 steps without gradient.</source>
        <translation>20 000 步无梯度之后，那一步与 3.162 lr 的距离。</translation>
    </message>
    <message>
        <source>Distance of the two class centres, in standard deviations.</source>
        <translation>两个类别中心的距离，以标准差计。</translation>
    </message>
    <message>
        <source>Distance of the way made from 31.77 lr after 20 000 steps without gradient.</source>
        <translation>20 000 步无梯度之后，所走路程与 31.77 lr 的距离。</translation>
    </message>
    <message>
        <source>Diverged at</source>
        <translation>发散步</translation>
    </message>
    <message>
        <source>Divide by the gradients&apos; standard deviation instead of their root mean square.</source>
        <translation>除以梯度的标准差，而不是均方根。</translation>
    </message>
    <message>
        <source>Divides by the largest recent gradient: the step never exceeds the learning rate by much.</source>
        <translation>除以最近最大的梯度：步子不会超过学习率多少。</translation>
    </message>
    <message>
        <source>Divides by the root mean square of all gradients since the start.</source>
        <translation>除以自开始以来所有梯度的均方根。</translation>
    </message>
    <message>
        <source>Divides by the spread of the gradients (their estimated standard deviation) instead of their size.</source>
        <translation>除以梯度的散布（估计的标准差），而不是大小。</translation>
    </message>
    <message>
        <source>Divides each parameter&apos;s gradient by the root of the sum of all its past squares: rarely used parameters keep a large rate.</source>
        <translation>把每个参数的梯度除以其全部历史平方和的平方根：很少用到的参数保持大的学习率。</translation>
    </message>
    <message>
        <source>Divides the gradient by a running root mean square of it, so every parameter moves at about the same pace.</source>
        <translation>把梯度除以它的滑动均方根，使每个参数以差不多的速度移动。</translation>
    </message>
    <message>
        <source>Divisor √v̂</source>
        <translation>除数 √v̂</translation>
    </message>
    <message>
        <source>Dots per inch of PNG; PDF and SVG have none.</source>
        <translation>PNG 每英寸的点数；PDF 和 SVG 没有。</translation>
    </message>
    <message>
        <source>Drawn by hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Drop on a plateau</source>
        <translation>遇平台下降</translation>
    </message>
    <message>
        <source>Drops at milestones</source>
        <translation>在里程碑处下降</translation>
    </message>
    <message>
        <source>EMAAdamW: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>EMAAdamW：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>EMAAdamW: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>EMAAdamW：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>EMASGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>EMASGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>EMASGD: loss·s is the same as lr·s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>EMASGD：loss·s 等同于 lr·s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Each cycle is this many times as long as the one before.</source>
        <translation>每个循环的长度是前一个的这么多倍。</translation>
    </message>
    <message>
        <source>Easom</source>
        <translation>Easom</translation>
    </message>
    <message>
        <source>Edge of stability of Adam: 2(1 + β₁)/(1 − β₁) = 38, preconditioned (rate × sharpness over the limit)</source>
        <translation>Adam 的稳定边缘：2(1 + β₁)/(1 − β₁) = 38，预条件（学习率 × 锐度 与极限之比）</translation>
    </message>
    <message>
        <source>Edge of stability of Nesterov&apos;s momentum: 2(1 + β)/(1 + 2β), β = 0.9 (rate × sharpness over the limit)</source>
        <translation>Nesterov 动量的稳定边缘：2(1 + β)/(1 + 2β)，β = 0.9（学习率 × 锐度 与极限之比）</translation>
    </message>
    <message>
        <source>Edge of stability of RMSprop: 2, preconditioned (rate × sharpness over the limit)</source>
        <translation>RMSprop 的稳定边缘：2，预条件（学习率 × 锐度 与极限之比）</translation>
    </message>
    <message>
        <source>Edge of stability of gradient descent: 2 (rate × sharpness over the limit)</source>
        <translation>梯度下降的稳定边缘：2（学习率 × 锐度 与极限之比）</translation>
    </message>
    <message>
        <source>Edge of stability of the heavy ball: 2(1 + β), β = 0.9 (rate × sharpness over the limit)</source>
        <translation>重球法的稳定边缘：2(1 + β)，β = 0.9（学习率 × 锐度 与极限之比）</translation>
    </message>
    <message>
        <source>Effective rate, 10 %</source>
        <translation>有效学习率，10 %</translation>
    </message>
    <message>
        <source>Effective rate, 50 %</source>
        <translation>有效学习率，50 %</translation>
    </message>
    <message>
        <source>Effective rate, 90 %</source>
        <translation>有效学习率，90 %</translation>
    </message>
    <message>
        <source>Eigenvalue λ₂</source>
        <translation>特征值 λ₂</translation>
    </message>
    <message>
        <source>Eigenvalue λ₃</source>
        <translation>特征值 λ₃</translation>
    </message>
    <message>
        <source>Entries whose gradient is exactly zero neither move nor forget: for tables of which a batch touches few rows.</source>
        <translation>梯度恰为零的分量既不移动也不遗忘：用于一个批次只触及少数行的表。</translation>
    </message>
    <message>
        <source>Equal average of weights</source>
        <translation>权重的等权平均</translation>
    </message>
    <message>
        <source>Equilibrium √(2ηλ)</source>
        <translation>平衡 √(2ηλ)</translation>
    </message>
    <message>
        <source>Every eigenmode of a quadratic runs for itself; the slowest one decides when the run is done.</source>
        <translation>二次函数的每个特征模各走各的；最慢的那个决定何时完成。</translation>
    </message>
    <message>
        <source>Every letter but x, y, z, u, v, w and x0 … x9 becomes a parameter with a slider of its own.</source>
        <translation>除 x、y、z、u、v、w 和 x0 … x9 外，每个字母都成为一个参数，有自己的滑块。</translation>
    </message>
    <message>
        <source>Every parameter finds its own step from the signs of its gradients alone. Meant for the whole batch: noise in the signs ruins it.</source>
        <translation>每个参数只凭梯度的符号找到自己的步长。为全批量而设：符号里的噪声会毁掉它。</translation>
    </message>
    <message>
        <source>Every parameter gets its own rate, which falls as its squared gradients add up.</source>
        <translation>每个参数有自己的学习率，随梯度平方的累加而下降。</translation>
    </message>
    <message>
        <source>Every parameter has a good and a worse valley: in D dimensions 2ᴰ minima, one of them global.</source>
        <translation>每个参数都有一个好山谷和一个差山谷：D 维中有 2ᴰ 个极小点，其中一个是全局的。</translation>
    </message>
    <message>
        <source>Every parameter moves by exactly the rate; the mix decides the sign, the longer memory follows behind.</source>
        <translation>每个参数恰好移动一个学习率；混合决定符号，较长的记忆跟在后面。</translation>
    </message>
    <message>
        <source>Every step has the length of the rate: plateaus are crossed at full pace, and near the minimum it cannot settle.</source>
        <translation>每一步的长度都等于学习率：全速穿过平台，但在极小点附近无法安定。</translation>
    </message>
    <message>
        <source>Every tensor moves by the same share of its own length, whatever the size of its direction.</source>
        <translation>每个张量移动自身长度的同一比例，无论其方向有多大。</translation>
    </message>
    <message>
        <source>Exponential average of weights</source>
        <translation>权重的指数平均</translation>
    </message>
    <message>
        <source>Exponential decay</source>
        <translation>指数衰减</translation>
    </message>
    <message>
        <source>Factor by which the rate is multiplied at each drop.</source>
        <translation>每次下降时学习率所乘的因子。</translation>
    </message>
    <message>
        <source>Factor by which the rate is multiplied at each milestone.</source>
        <translation>在每个里程碑处学习率所乘的因子。</translation>
    </message>
    <message>
        <source>Factor by which the rate is multiplied every step; above 1 it grows (a range test).</source>
        <translation>每一步学习率所乘的因子；大于 1 则增长（范围测试）。</translation>
    </message>
    <message>
        <source>Factor on all inputs. It changes which learning rates work.</source>
        <translation>所有输入所乘的因子。它会改变哪些学习率可用。</translation>
    </message>
    <message>
        <source>Factor on the pixels (0 to 1); 16 gives the raw counts. It changes which learning rates work.</source>
        <translation>像素（0 到 1）所乘的因子；16 给出原始计数。它会改变哪些学习率可用。</translation>
    </message>
    <message>
        <source>Factor on the second feature: far from 1 the loss is badly scaled.</source>
        <translation>第二个特征所乘的因子：远离 1 时损失的尺度很不均衡。</translation>
    </message>
    <message>
        <source>Factor on the step when the sign has changed.</source>
        <translation>符号改变时步长所乘的因子。</translation>
    </message>
    <message>
        <source>Factor on the step when the sign has stayed.</source>
        <translation>符号不变时步长所乘的因子。</translation>
    </message>
    <message>
        <source>Factored second moment</source>
        <translation>分解的二阶矩</translation>
    </message>
    <message>
        <source>Fading noise</source>
        <translation>渐弱的噪声</translation>
    </message>
    <message>
        <source>Fall back to the first rate as fast as it rose, and only then down to the last one.</source>
        <translation>先以上升时同样的速度回落到最初的学习率，然后才降到最后的。</translation>
    </message>
    <message>
        <source>Falling rate</source>
        <translation>下降的学习率</translation>
    </message>
    <message>
        <source>Falls the rate as 1/(1 + (t − 1)·lr_decay).</source>
        <translation>按 1/(1 + (t − 1)·lr_decay) 降低学习率。</translation>
    </message>
    <message>
        <source>Fast steps between two of the slow weights.</source>
        <translation>两次慢权重之间的快步数。</translation>
    </message>
    <message>
        <source>Fast weights explore k steps ahead; the slow ones follow a part of the way and call them back.</source>
        <translation>快权重向前探索 k 步；慢权重跟上一部分，并把它们叫回来。</translation>
    </message>
    <message>
        <source>Final loss</source>
        <translation>最终损失</translation>
    </message>
    <message>
        <source>Finding the valley is easy, following it is hard. Drag the start point to begin elsewhere.</source>
        <translation>找到山谷容易，沿着它走难。拖动起点可从别处开始。</translation>
    </message>
    <message>
        <source>First against second moment</source>
        <translation>一阶矩与二阶矩之比</translation>
    </message>
    <message>
        <source>Flat directions take long steps, curved ones short ones; where the curvature is negative or tiny the step is clipped to the rate.</source>
        <translation>平坦的方向步子长，弯曲的方向步子短；曲率为负或极小之处，步子被截断到学习率。</translation>
    </message>
    <message>
        <source>Floor of a tensor&apos;s root mean square, so that zero weights can move.</source>
        <translation>张量均方根的下限，使为零的权重也能移动。</translation>
    </message>
    <message>
        <source>Floor of the divisor; 0 stands for the smallest step of the number type (torch&apos;s None).</source>
        <translation>除数的下限；0 表示该数类型的最小步（torch 的 None）。</translation>
    </message>
    <message>
        <source>For SGD the two are one path. Change the optimizer of all three to Adam: then the factor on the loss does nothing.</source>
        <translation>对 SGD，两者是同一条路径。把三条运行的优化器都换成 Adam：损失上的因子就不起作用了。</translation>
    </message>
    <message>
        <source>For exp_range.</source>
        <translation>用于 exp_range。</translation>
    </message>
    <message>
        <source>For polynomial: 1 is a straight line, larger begins more slowly.</source>
        <translation>用于 polynomial：1 是直线，更大则开始得更慢。</translation>
    </message>
    <message>
        <source>For rows that are square grey pictures: how many pictures every convolution makes, in place of hidden layers. Each halves their sides. Empty: a dense network.</source>
        <translation>用于各行是方形灰度图的情形：每个卷积产生多少张图，代替隐藏层。每次边长减半。留空：全连接网络。</translation>
    </message>
    <message>
        <source>Forgets how large the gradient is and keeps where it points.</source>
        <translation>忘掉梯度有多大，只保留它的指向。</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Formula for the factor per step</source>
        <translation>每步因子的公式</translation>
    </message>
    <message>
        <source>Four chequers (xor)</source>
        <translation>四个棋盘格 (xor)</translation>
    </message>
    <message>
        <source>Four equal minima with saddles between them: a map of start points shows whose basin is whose.</source>
        <translation>四个相同的极小点，其间有鞍点：以起点为轴的图谱显示各自的吸引域。</translation>
    </message>
    <message>
        <source>Four minima in a landscape from 3 to a million: no single learning rate suits all of it.</source>
        <translation>从 3 到一百万的地形里的四个极小点：没有一个学习率处处合适。</translation>
    </message>
    <message>
        <source>Four minima, one start</source>
        <translation>四个极小点，一个起点</translation>
    </message>
    <message>
        <source>From a chosen step on the mean of every so many places: the middle of the region in which the path bounces.</source>
        <translation>从选定的一步起，每隔若干位置取一次的平均：路径弹跳区域的中央。</translation>
    </message>
    <message>
        <source>From the last place to the nearest known minimum, Euclidean.</source>
        <translation>从最后的位置到最近的已知极小点，欧氏距离。</translation>
    </message>
    <message>
        <source>Full-batch gradient descent on a tanh network: the larger the rate, the sooner the sharpness meets 2/η and the loss begins to swing.</source>
        <translation>tanh 网络上的全批量梯度下降：学习率越大，锐度越早碰到 2/η，损失就开始摆动。</translation>
    </message>
    <message>
        <source>Goldstein–Price</source>
        <translation>Goldstein–Price</translation>
    </message>
    <message>
        <source>Gradient descent at its best rate, κ = 10</source>
        <translation>最佳学习率下的梯度下降，κ = 10</translation>
    </message>
    <message>
        <source>Gradient descent at its best rate, κ = 100</source>
        <translation>最佳学习率下的梯度下降，κ = 100</translation>
    </message>
    <message>
        <source>Gradient descent at its best rate, κ = 1000</source>
        <translation>最佳学习率下的梯度下降，κ = 1000</translation>
    </message>
    <message>
        <source>Gradient descent with momentum</source>
        <translation>带动量的梯度下降</translation>
    </message>
    <message>
        <source>Gradient descent: 2/λ</source>
        <translation>梯度下降：2/λ</translation>
    </message>
    <message>
        <source>Gradient noise scale (critical batch size)</source>
        <translation>梯度噪声尺度（临界批量）</translation>
    </message>
    <message>
        <source>Gradient noise scale tr(Σ)/|G|² from two batch sizes</source>
        <translation>由两种批量大小得出的梯度噪声尺度 tr(Σ)/|G|²</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Gradient uphill</source>
        <translation>上坡处的梯度</translation>
    </message>
    <message>
        <source>Gradient variance</source>
        <translation>梯度方差</translation>
    </message>
    <message>
        <source>Half the curvature across it.</source>
        <translation>横向曲率的一半。</translation>
    </message>
    <message>
        <source>Half the curvature along the ravine.</source>
        <translation>沿沟谷曲率的一半。</translation>
    </message>
    <message>
        <source>Half the curvature along x.</source>
        <translation>沿 x 曲率的一半。</translation>
    </message>
    <message>
        <source>Half the downward curvature along y.</source>
        <translation>沿 y 向下曲率的一半。</translation>
    </message>
    <message>
        <source>Half the height of the ripples.</source>
        <translation>波纹高度的一半。</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Heavy ball at its best rate, κ = 10</source>
        <translation>最佳学习率下的重球法，κ = 10</translation>
    </message>
    <message>
        <source>Heavy ball at its best rate, κ = 100</source>
        <translation>最佳学习率下的重球法，κ = 100</translation>
    </message>
    <message>
        <source>Heavy ball at its best rate, κ = 1000</source>
        <translation>最佳学习率下的重球法，κ = 1000</translation>
    </message>
    <message>
        <source>Heavy ball on a quadratic</source>
        <translation>二次函数上的重球法</translation>
    </message>
    <message>
        <source>Heavy ball: 2(1 + β)/λ</source>
        <translation>重球法：2(1 + β)/λ</translation>
    </message>
    <message>
        <source>Height above the lowest loss at the end over that with a constant rate, SGD on noisy data; mean of 4 seeds.</source>
        <translation>结束时高出最低损失的量，与恒定学习率时之比，带噪数据上的 SGD；4 个种子的平均。</translation>
    </message>
    <message>
        <source>Height above the lowest loss at the end with decay over that without, Adam on noisy data; mean of 4 seeds.</source>
        <translation>有衰减时结束处高出最低损失的量，与无衰减时之比，带噪数据上的 Adam；4 个种子的平均。</translation>
    </message>
    <message>
        <source>Height above the lowest loss with an inverse-time decay over that with a constant rate, noisy data; 4 seeds.</source>
        <translation>倒数时间衰减下高出最低损失的量，与恒定学习率时之比，带噪数据；4 个种子。</translation>
    </message>
    <message>
        <source>Height of the figure in millimetres.</source>
        <translation>图的高度，以毫米计。</translation>
    </message>
    <message>
        <source>Hessian trace</source>
        <translation>Hessian 的迹</translation>
    </message>
    <message>
        <source>Himmelblau</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>How close together the ripples are.</source>
        <translation>波纹有多密。</translation>
    </message>
    <message>
        <source>How close together they are.</source>
        <translation>它们有多密。</translation>
    </message>
    <message>
        <source>How deep the dents are.</source>
        <translation>凹坑有多深。</translation>
    </message>
    <message>
        <source>How deep the funnel is.</source>
        <translation>漏斗有多深。</translation>
    </message>
    <message>
        <source>How exactly numbers are kept: 7 or 16 digits.</source>
        <translation>数保存得多精确：7 位或 16 位。</translation>
    </message>
    <message>
        <source>How far above the lowest known loss counts as reached; where none is known, the loss itself.</source>
        <translation>高出已知最低损失多少仍算到达；不知道最低损失时，为损失本身。</translation>
    </message>
    <message>
        <source>How far the last update moved the parameters; not a number at the start, where no step has been made.</source>
        <translation>上一次更新使参数移动了多远；开始时还没有走步，因此不是数。</translation>
    </message>
    <message>
        <source>How far the parameters are from where they began.</source>
        <translation>参数离起点有多远。</translation>
    </message>
    <message>
        <source>How far the second moment lags behind: near 1 while v̂ knows gradients of this size. Above 5 gradients have grown faster than v follows, and steps are too long; together with a step curvature over its limit this comes before a spike. Empty for rules without v, and at the start.</source>
        <translation>二阶矩落后多少：v̂ 了解这种大小的梯度时接近 1。高于 5 说明梯度增长快于 v 的跟随，步子太长；若同时步子的曲率超过极限，尖峰就要来了。没有 v 的规则以及开始时为空。</translation>
    </message>
    <message>
        <source>How far to go along the direction: by the rate, or until the strong Wolfe conditions hold.</source>
        <translation>沿方向走多远：按学习率，或直到满足强 Wolfe 条件。</translation>
    </message>
    <message>
        <source>How far uphill the gradient is taken; 0 turns it off.</source>
        <translation>到上坡多远处取梯度；0 为关闭。</translation>
    </message>
    <message>
        <source>How far w gets from the optimum, in learning rates, by the gradient of one point after 20 000 quiet steps.</source>
        <translation>20 000 步平静之后，一个点的梯度使 w 离最优点多远，以学习率计。</translation>
    </message>
    <message>
        <source>How fast the momentum warms up to β₁.</source>
        <translation>动量多快预热到 β₁。</translation>
    </message>
    <message>
        <source>How high the cliff is.</source>
        <translation>悬崖有多高。</translation>
    </message>
    <message>
        <source>How hot: the path visits places with probability exp(−loss/T).</source>
        <translation>有多热：路径以 exp(−loss/T) 的概率到访各处。</translation>
    </message>
    <message>
        <source>How many inputs, and so weights.</source>
        <translation>有多少个输入，也就有多少个权重。</translation>
    </message>
    <message>
        <source>How many of four weights are exactly 0 after 100 steps.</source>
        <translation>100 步之后四个权重中有几个恰好为 0。</translation>
    </message>
    <message>
        <source>How many past steps shape the direction.</source>
        <translation>由过去多少步决定方向。</translation>
    </message>
    <message>
        <source>How many pictures every convolution makes; each halves their sides, so at most three.</source>
        <translation>每个卷积产生多少张图；每次边长减半，因此最多三次。</translation>
    </message>
    <message>
        <source>How many samples are drawn.</source>
        <translation>抽取多少个样本。</translation>
    </message>
    <message>
        <source>How many steps this piece lasts before the next one.</source>
        <translation>这一段持续多少步才到下一段。</translation>
    </message>
    <message>
        <source>How many updates every run makes.</source>
        <translation>每条运行做多少次更新。</translation>
    </message>
    <message>
        <source>How much better than the best a metric must be to count as an improvement.</source>
        <translation>指标要比最好值好多少才算改进。</translation>
    </message>
    <message>
        <source>How much more of a weight of 3 is left than of one of 0.3 after 200 steps without gradient.</source>
        <translation>200 步无梯度之后，权重 3 比权重 0.3 多剩多少。</translation>
    </message>
    <message>
        <source>How much the divisor grows in decay_steps steps.</source>
        <translation>decay_steps 步中除数增长多少。</translation>
    </message>
    <message>
        <source>How much the valley falls towards (1, 0).</source>
        <translation>山谷朝 (1, 0) 方向下降多少。</translation>
    </message>
    <message>
        <source>How narrow the funnel is.</source>
        <translation>漏斗有多窄。</translation>
    </message>
    <message>
        <source>How near to the average the gradient is taken.</source>
        <translation>在离平均多近处取梯度。</translation>
    </message>
    <message>
        <source>How often the loss turned from falling to rising.</source>
        <translation>损失由下降转为上升的次数。</translation>
    </message>
    <message>
        <source>How steep the loss is here. When the loss stops falling but this does not, the iterate bounces between valley walls.</source>
        <translation>此处的损失有多陡。当损失停止下降而它不降时，迭代点在山谷两壁之间弹跳。</translation>
    </message>
    <message>
        <source>How steep the walls are against the floor.</source>
        <translation>两壁相对于谷底有多陡。</translation>
    </message>
    <message>
        <source>How steep: up to hk/4.</source>
        <translation>有多陡：最多 hk/4。</translation>
    </message>
    <message>
        <source>How strongly the loss bends in the direction that the rule goes next (the gradient, divided as an adaptive rule does it), in units of the largest curvature at which the rule is stable. Above 1 the next steps overshoot. Empty for rules without a known limit.</source>
        <translation>损失在规则接下来要走的方向（梯度，按自适应规则的方式除过）上弯曲多强，以规则稳定的最大曲率为单位。高于 1 时接下来的步子会过冲。没有已知极限的规则为空。</translation>
    </message>
    <message>
        <source>How the curvatures between lie: by equal ratios, equal steps, or in two heaps.</source>
        <translation>其间的曲率如何分布：等比、等差，或分成两堆。</translation>
    </message>
    <message>
        <source>How the rate depends on a matrix&apos;s shape: √max(1, n/m), or 0.2·√max(n, m), which makes steps as long as AdamW&apos;s.</source>
        <translation>学习率如何依赖矩阵的形状：√max(1, n/m)，或 0.2·√max(n, m)，后者使步子与 AdamW 的一样长。</translation>
    </message>
    <message>
        <source>How the weights start; default is what torch.nn.Linear does. With zeros all hidden units stay alike.</source>
        <translation>权重如何开始；default 与 torch.nn.Linear 相同。取零时所有隐藏单元始终相同。</translation>
    </message>
    <message>
        <source>In bfloat16 the gradient needs no factor on the loss</source>
        <translation>bfloat16 下梯度不需要给损失乘因子</translation>
    </message>
    <message>
        <source>In float16 a factor of 1024 on the loss keeps the gradient</source>
        <translation>float16 下给损失乘 1024 可保住梯度</translation>
    </message>
    <message>
        <source>In float16 a part of the gradient underflows without a factor on the loss</source>
        <translation>float16 下若不给损失乘因子，部分梯度会下溢</translation>
    </message>
    <message>
        <source>In float16 too large a factor overflows</source>
        <translation>float16 下过大的因子会上溢</translation>
    </message>
    <message>
        <source>In float32 the gradient needs no factor on the loss</source>
        <translation>float32 下梯度不需要给损失乘因子</translation>
    </message>
    <message>
        <source>Inner iterations of one step.</source>
        <translation>一步之内的迭代次数。</translation>
    </message>
    <message>
        <source>Inverse square root with warm-up (Noam)</source>
        <translation>带预热的平方根倒数 (Noam)</translation>
    </message>
    <message>
        <source>Iterations of that polynomial.</source>
        <translation>该多项式的迭代次数。</translation>
    </message>
    <message>
        <source>Keeps n + m numbers for an n × m matrix instead of n·m, steps relative to the size of the weights and clips steps that are too large.</source>
        <translation>对 n × m 矩阵只保存 n + m 个数而不是 n·m 个，步子相对于权重大小，并裁剪过大的步子。</translation>
    </message>
    <message>
        <source>Keeps where the gradient points and forgets how long it is: every step has the length of the rate.</source>
        <translation>只保留梯度的指向，忘掉它有多长：每一步的长度都等于学习率。</translation>
    </message>
    <message>
        <source>Kingma &amp; Ba 2015, sec. 2.1: the bound where 1 − β₁ &gt; √(1 − β₂)</source>
        <translation>Kingma &amp; Ba 2015，第 2.1 节：1 − β₁ &gt; √(1 − β₂) 时的上界</translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <source>L2 decay</source>
        <translation>L2 衰减</translation>
    </message>
    <message>
        <source>LAMB</source>
        <translation>LAMB</translation>
    </message>
    <message>
        <source>LAMB: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>LAMB：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>LAMB: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>LAMB：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>LARS</source>
        <translation>LARS</translation>
    </message>
    <message>
        <source>LARS: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>LARS：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>LARS: loss·s is the same as weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>LARS：loss·s 等同于 weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>LBFGS: a factor on the loss is either a factor on the rate or nothing</source>
        <translation>LBFGS：损失上的因子要么是学习率上的因子，要么毫无作用</translation>
    </message>
    <message>
        <source>Langevin dynamics</source>
        <translation>Langevin 动力学</translation>
    </message>
    <message>
        <source>Langevin noise</source>
        <translation>Langevin 噪声</translation>
    </message>
    <message>
        <source>Large batches at one and the same place: “noise_scale”, from single samples, scatters around the number.</source>
        <translation>同一处的大批次：由单个样本得出的“noise_scale”散布在这个数周围。</translation>
    </message>
    <message>
        <source>Large steps where gradients are as expected, small ones where they surprise.</source>
        <translation>梯度如预期处步子大，出乎意料处步子小。</translation>
    </message>
    <message>
        <source>Largest component of the gradient; 0 turns clipping off.</source>
        <translation>梯度的最大分量；0 为关闭裁剪。</translation>
    </message>
    <message>
        <source>Largest difference between Adam&apos;s steps and momentum&apos;s average over RMSprop&apos;s root, in the second half.</source>
        <translation>后半段中，Adam 的步子与动量的平均除以 RMSprop 的根之间的最大差。</translation>
    </message>
    <message>
        <source>Largest difference between the article&apos;s numbers and the engine&apos;s steps (5, 2.5, 5.25).</source>
        <translation>文章中的数与引擎的步子 (5, 2.5, 5.25) 的最大差。</translation>
    </message>
    <message>
        <source>Largest difference between the article&apos;s numbers and the engine&apos;s steps with momentum 1.</source>
        <translation>文章中的数与动量为 1 时引擎的步子的最大差。</translation>
    </message>
    <message>
        <source>Largest difference between the steps over the rate and the gradients 5, −2, 3.</source>
        <translation>步子除以学习率与梯度 5、−2、3 的最大差。</translation>
    </message>
    <message>
        <source>Largest distance between the plain run and loss·10 with the change undone, relative to the way made.</source>
        <translation>普通运行与撤销改动后的 loss·10 之间的最大距离，相对于所走路程。</translation>
    </message>
    <message>
        <source>Largest distance of the parameter paths of loss and loss·10 over 100 steps, relative to the way made.</source>
        <translation>loss 与 loss·10 的参数路径在 100 步中的最大距离，相对于所走路程。</translation>
    </message>
    <message>
        <source>Largest distance of the parameter paths of loss·10 and lr·10 over 100 steps, relative to the way made.</source>
        <translation>loss·10 与 lr·10 的参数路径在 100 步中的最大距离，相对于所走路程。</translation>
    </message>
    <message>
        <source>Largest distance of the two Adagrads&apos; paths on the ten points over 2000 steps, relative to the way made.</source>
        <translation>十个点上两种 Adagrad 的路径在 2000 步中的最大距离，相对于所走路程。</translation>
    </message>
    <message>
        <source>Largest distance of the two paths on a bowl with curvatures 1 and 100, relative to the way made.</source>
        <translation>曲率为 1 和 100 的碗上两条路径的最大距离，相对于所走路程。</translation>
    </message>
    <message>
        <source>Largest over smallest curvature |∂²L/∂x²| averaged over stretches of the way along the crescent.</source>
        <translation>沿月牙各段平均的 |∂²L/∂x²| 的最大曲率与最小曲率之比。</translation>
    </message>
    <message>
        <source>Largest over smallest curvature; the largest is 1.</source>
        <translation>最大曲率与最小曲率之比；最大的为 1。</translation>
    </message>
    <message>
        <source>Largest over smallest variance of the inputs: about the condition number of the loss.</source>
        <translation>输入的最大方差与最小方差之比：约为损失的条件数。</translation>
    </message>
    <message>
        <source>Largest relative step: a tensor moves by at most this share of its root mean square.</source>
        <translation>最大的相对步子：张量最多移动其均方根的这个比例。</translation>
    </message>
    <message>
        <source>Largest root mean square of the direction; longer ones are shortened.</source>
        <translation>方向的最大均方根；更长的会被缩短。</translation>
    </message>
    <message>
        <source>Largest step.</source>
        <translation>最大步长。</translation>
    </message>
    <message>
        <source>Lazy Adam for sparse gradients</source>
        <translation>用于稀疏梯度的惰性 Adam</translation>
    </message>
    <message>
        <source>Lazy Adam moments</source>
        <translation>惰性 Adam 的矩</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate of the baseline.</source>
        <translation>基准的学习率。</translation>
    </message>
    <message>
        <source>Learning rate: how far one step goes along the direction.</source>
        <translation>学习率：一步沿方向走多远。</translation>
    </message>
    <message>
        <source>Learning-rate decay is for over-fitting: it makes the gap to the validation loss larger</source>
        <translation>学习率衰减有助于过拟合：它使与验证损失的差距更大</translation>
    </message>
    <message>
        <source>Learning-rate decay lets the loss settle lower</source>
        <translation>学习率衰减使损失落到更低处</translation>
    </message>
    <message>
        <source>Leave out an epoch&apos;s last batch when it is smaller than the others (DataLoader&apos;s drop_last).</source>
        <translation>一轮的最后一个批次小于其他批次时舍弃它（DataLoader 的 drop_last）。</translation>
    </message>
    <message>
        <source>Length of a step along the quasi-Newton direction, or where the line search begins.</source>
        <translation>沿拟牛顿方向一步的长度，或线搜索的起始处。</translation>
    </message>
    <message>
        <source>Like Adagrad, but old gradients are forgotten: the rate of a parameter can rise again.</source>
        <translation>像 Adagrad，但会忘掉旧的梯度：参数的学习率可以再升高。</translation>
    </message>
    <message>
        <source>Like Formula, but the formula says by how much the rate changes at each step.</source>
        <translation>像“公式”，但公式说的是每一步学习率改变多少。</translation>
    </message>
    <message>
        <source>Limit of stability</source>
        <translation>稳定极限</translation>
    </message>
    <message>
        <source>Linear regression</source>
        <translation>线性回归</translation>
    </message>
    <message>
        <source>Linear warm-up or decay</source>
        <translation>线性预热或衰减</translation>
    </message>
    <message>
        <source>Lion</source>
        <translation>Lion</translation>
    </message>
    <message>
        <source>Lion direction</source>
        <translation>Lion 的方向</translation>
    </message>
    <message>
        <source>Lion: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>Lion：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>Lion: loss·s changes nothing (largest relative difference, s = 1024)</source>
        <translation>Lion：loss·s 不改变任何东西（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Log-cosh</source>
        <translation>对数双曲余弦</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>Longest gradient that is let through; 0 turns clipping off.</source>
        <translation>允许通过的最长梯度；0 为关闭裁剪。</translation>
    </message>
    <message>
        <source>Look ahead: evaluate the step as if the momentum had already moved.</source>
        <translation>前瞻：仿佛动量已经移动过那样计算步子。</translation>
    </message>
    <message>
        <source>Look ahead: mix the present gradient into the momentum once more.</source>
        <translation>前瞻：把当前梯度再混入动量一次。</translation>
    </message>
    <message>
        <source>Lookahead</source>
        <translation>Lookahead</translation>
    </message>
    <message>
        <source>Lookahead around Adam</source>
        <translation>包住 Adam 的 Lookahead</translation>
    </message>
    <message>
        <source>Lookahead around momentum</source>
        <translation>包住动量的 Lookahead</translation>
    </message>
    <message>
        <source>LookaheadAdam: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>LookaheadAdam：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>LookaheadAdam: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>LookaheadAdam：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>LookaheadSGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>LookaheadSGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>LookaheadSGD: loss·s is the same as lr·s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>LookaheadSGD：loss·s 等同于 lr·s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Looks for valleys that are wide: the gradient is taken a little uphill, where a narrow valley is already steep. Two gradients a step.</source>
        <translation>寻找宽阔的山谷：在稍微上坡处取梯度，窄谷在那里已经很陡。每步两次梯度。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss at the answer</source>
        <translation>答案处的损失</translation>
    </message>
    <message>
        <source>Loss bands without shuffling</source>
        <translation>不打乱时的损失带</translation>
    </message>
    <message>
        <source>Loss of RMSprop over that of Adagrad after 600 steps.</source>
        <translation>600 步之后 RMSprop 的损失与 Adagrad 的之比。</translation>
    </message>
    <message>
        <source>Loss of the last 50 of 300 steps with a warm-up of 100 steps over that without, mean of eight seeds.</source>
        <translation>300 步中最后 50 步的损失，预热 100 步与不预热之比，八个种子的平均。</translation>
    </message>
    <message>
        <source>Loss × 10 against rate × 10</source>
        <translation>损失 × 10 与学习率 × 10</translation>
    </message>
    <message>
        <source>Lower the momentum (or beta1) while the rate is high.</source>
        <translation>学习率高时降低动量（或 beta1）。</translation>
    </message>
    <message>
        <source>Makes the momentum of every weight matrix orthogonal, so that all its directions move equally far. For matrices only.</source>
        <translation>使每个权重矩阵的动量正交，于是所有方向移动得一样远。只用于矩阵。</translation>
    </message>
    <message>
        <source>Matyas</source>
        <translation>Matyas</translation>
    </message>
    <message>
        <source>McCormick</source>
        <translation>McCormick</translation>
    </message>
    <message>
        <source>Mean 0 and deviation 1 for every input, and for the target of a regression, by the training samples.</source>
        <translation>按训练样本，使每个输入以及回归的目标平均为 0、标准差为 1。</translation>
    </message>
    <message>
        <source>Mean cosine between the gradients of different batches at the start.</source>
        <translation>开始时不同批次梯度之间余弦的平均。</translation>
    </message>
    <message>
        <source>Mean gradient</source>
        <translation>平均梯度</translation>
    </message>
    <message>
        <source>Mean gradient norm of the last tenth of a noisy classifier&apos;s training over that of its first 20 steps.</source>
        <translation>带噪分类器训练的最后十分之一的平均梯度范数与最初 20 步的之比。</translation>
    </message>
    <message>
        <source>Mean of squares with η/√t is the same as the sum of squares with η</source>
        <translation>η/√t 的平方平均与 η 的平方和相同</translation>
    </message>
    <message>
        <source>Mean share g_j·g_j / Σᵢ g_i·g_j of a batch&apos;s own step in its fall, from the influence matrix at the start.</source>
        <translation>批次自己的步子在其下降中的平均份额 g_j·g_j / Σᵢ g_i·g_j，取自开始时的影响矩阵。</translation>
    </message>
    <message>
        <source>Mean-square scaling</source>
        <translation>均方缩放</translation>
    </message>
    <message>
        <source>Memory of both running means: about 1/(1 − ρ) steps.</source>
        <translation>两个滑动平均的记忆：约 1/(1 − ρ) 步。</translation>
    </message>
    <message>
        <source>Memory of the average: about 1/(1 − ρ) steps.</source>
        <translation>平均的记忆：约 1/(1 − ρ) 步。</translation>
    </message>
    <message>
        <source>Memory of the curvature: about 1/(1 − β₂) estimates.</source>
        <translation>曲率的记忆：约 1/(1 − β₂) 次估计。</translation>
    </message>
    <message>
        <source>Memory of the first moment (mean gradient): about 1/(1 − β₁) steps.</source>
        <translation>一阶矩（平均梯度）的记忆：约 1/(1 − β₁) 步。</translation>
    </message>
    <message>
        <source>Memory of the mean change between gradients.</source>
        <translation>梯度之间平均变化的记忆。</translation>
    </message>
    <message>
        <source>Memory of the mean gradient whose sign is taken; 0.9 makes it Signum.</source>
        <translation>取符号的平均梯度的记忆；0.9 即为 Signum。</translation>
    </message>
    <message>
        <source>Memory of the mean gradient: about 1/(1 − β) steps.</source>
        <translation>平均梯度的记忆：约 1/(1 − β) 步。</translation>
    </message>
    <message>
        <source>Memory of the moments: the newest gradient counts with weight t to this power.</source>
        <translation>矩的记忆：最新的梯度以权重 t 的这个次幂计入。</translation>
    </message>
    <message>
        <source>Memory of the running mean of squares: about 1/(1 − α) steps.</source>
        <translation>平方滑动平均的记忆：约 1/(1 − α) 步。</translation>
    </message>
    <message>
        <source>Memory of the second moment (mean squared gradient): about 1/(1 − β₂) steps.</source>
        <translation>二阶矩（平均平方梯度）的记忆：约 1/(1 − β₂) 步。</translation>
    </message>
    <message>
        <source>Memory of the squared look-ahead gradient.</source>
        <translation>前瞻梯度平方的记忆。</translation>
    </message>
    <message>
        <source>Metrics after a drop during which nothing is counted.</source>
        <translation>一次下降之后不计数的指标个数。</translation>
    </message>
    <message>
        <source>Metrics without improvement that are tolerated before a drop.</source>
        <translation>下降之前容许没有改进的指标个数。</translation>
    </message>
    <message>
        <source>Mixes the present gradient into the mean as if momentum had already moved one step on.</source>
        <translation>把当前梯度混入平均，仿佛动量已经前进了一步。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Momentum SGD, γ = 0.5: multiplying the loss by s equals multiplying the learning rate by s</source>
        <translation>动量 SGD，γ = 0.5：损失乘以 s 等于学习率乘以 s</translation>
    </message>
    <message>
        <source>Momentum SGD, γ = 0.99: multiplying the loss by s equals multiplying the learning rate by s</source>
        <translation>动量 SGD，γ = 0.99：损失乘以 s 等于学习率乘以 s</translation>
    </message>
    <message>
        <source>Momentum SGD, γ = 0.9: multiplying the loss by s equals multiplying the learning rate by s</source>
        <translation>动量 SGD，γ = 0.9：损失乘以 s 等于学习率乘以 s</translation>
    </message>
    <message>
        <source>Momentum at both ends of the cycle.</source>
        <translation>循环两端的动量。</translation>
    </message>
    <message>
        <source>Momentum damps the bouncing of the steep direction and speeds up the flat one.</source>
        <translation>动量抑制陡方向的弹跳，并加快平方向。</translation>
    </message>
    <message>
        <source>Momentum that carries the rate of the time when each gradient came.</source>
        <translation>带着每个梯度到来时学习率的动量。</translation>
    </message>
    <message>
        <source>Momentum that looks ahead: the gradient enters once more on top of the buffer.</source>
        <translation>会前瞻的动量：梯度在缓冲之上再进入一次。</translation>
    </message>
    <message>
        <source>Momentum while the rate is at its top.</source>
        <translation>学习率在顶端时的动量。</translation>
    </message>
    <message>
        <source>Momentum while the rate is highest.</source>
        <translation>学习率最高时的动量。</translation>
    </message>
    <message>
        <source>Momentum while the rate is lowest.</source>
        <translation>学习率最低时的动量。</translation>
    </message>
    <message>
        <source>Momentum whose rate is scaled, tensor by tensor, by the ratio of weight to gradient. Made for very large batches.</source>
        <translation>学习率按权重与梯度之比逐张量缩放的动量。为很大的批量而设。</translation>
    </message>
    <message>
        <source>Momentum with clipping by norm</source>
        <translation>按范数裁剪的动量</translation>
    </message>
    <message>
        <source>Momentum with clipping by value</source>
        <translation>按值裁剪的动量</translation>
    </message>
    <message>
        <source>Momentum with dampening: multiplying the loss by s equals multiplying the learning rate by s</source>
        <translation>带阻尼的动量：损失乘以 s 等于学习率乘以 s</translation>
    </message>
    <message>
        <source>Momentum with fading gradient noise</source>
        <translation>带渐弱梯度噪声的动量</translation>
    </message>
    <message>
        <source>Momentum without dampening, as RMSprop uses it on its scaled gradient.</source>
        <translation>没有阻尼的动量，RMSprop 把它用在缩放后的梯度上。</translation>
    </message>
    <message>
        <source>Momentum, by convention</source>
        <translation>动量（按约定）</translation>
    </message>
    <message>
        <source>MomentumSGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>MomentumSGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>MomentumSGD: loss·s is the same as lr·s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>MomentumSGD：loss·s 等同于 lr·s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Monkey saddle</source>
        <translation>猴鞍</translation>
    </message>
    <message>
        <source>Moons, circles, spirals, heaps, chequers or a sine wave, and a network of any widths: quick to train, easy to over-fit.</source>
        <translation>月牙、圆、螺旋、团块、棋盘或正弦波，以及任意宽度的网络：训练快，容易过拟合。</translation>
    </message>
    <message>
        <source>Most evaluations of one step; 0 stands for 1.25 · max_iter.</source>
        <translation>一步之内最多求值次数；0 表示 1.25 · max_iter。</translation>
    </message>
    <message>
        <source>Moves every parameter by the rate, in the direction of its gradient&apos;s sign: what Adam does without memory.</source>
        <translation>让每个参数按梯度的符号移动一个学习率：没有记忆的 Adam 所做的事。</translation>
    </message>
    <message>
        <source>Muon</source>
        <translation>Muon</translation>
    </message>
    <message>
        <source>Muon moves matrices only, and %1 is a vector (%2); a network without biases has matrices alone</source>
        <translation>Muon 只移动矩阵，而 %1 是向量 (%2)；没有偏置的网络只有矩阵</translation>
    </message>
    <message>
        <source>Muon: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>Muon：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>Muon: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>Muon：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>My own formula</source>
        <translation>我自己的公式</translation>
    </message>
    <message>
        <source>NAdam</source>
        <translation>NAdam</translation>
    </message>
    <message>
        <source>NAdam moments</source>
        <translation>NAdam 的矩</translation>
    </message>
    <message>
        <source>NAdam: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>NAdam：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>NAdam: loss·s is the same as eps/s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>NAdam：loss·s 等同于 eps/s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>Nesterov 动量</translation>
    </message>
    <message>
        <source>Nesterov&apos;s momentum: multiplying the loss by s equals multiplying the learning rate by s</source>
        <translation>Nesterov 动量：损失乘以 s 等于学习率乘以 s</translation>
    </message>
    <message>
        <source>Nesterov: 2(1 + β)/((1 + 2β)λ)</source>
        <translation>Nesterov：2(1 + β)/((1 + 2β)λ)</translation>
    </message>
    <message>
        <source>Newton&apos;s idea at the price of one Hessian-vector product every k steps, made safe by clipping.</source>
        <translation>每 k 步用一次 Hessian–向量积的代价实现牛顿的想法，并以裁剪保证安全。</translation>
    </message>
    <message>
        <source>No gradient, however large, makes a longer step.</source>
        <translation>梯度再大，也不会走出更长的步子。</translation>
    </message>
    <message>
        <source>No single best rate has to be found: every swing passes through all of them (Smith 2017).</source>
        <translation>不必找到唯一的最佳学习率：每次摆动都会经过所有的值 (Smith 2017)。</translation>
    </message>
    <message>
        <source>No single learning rate suits both parameters: 2e-6 diverges, 1e-7 crawls. Adagrad with rate 1 arrives.</source>
        <translation>没有一个学习率同时适合两个参数：2e-6 发散，1e-7 爬行。学习率为 1 的 Adagrad 能到达。</translation>
    </message>
    <message>
        <source>Noise floor</source>
        <translation>噪声的下限</translation>
    </message>
    <message>
        <source>Noise makes the path dance around the minimum; its average does not.</source>
        <translation>噪声使路径在极小点周围起舞；路径的平均则不会。</translation>
    </message>
    <message>
        <source>Noise of drawn data.</source>
        <translation>所抽取数据的噪声。</translation>
    </message>
    <message>
        <source>Noise of the size that heat has: after many steps the visited places are samples of exp(−loss/T).</source>
        <translation>大小与热相当的噪声：许多步之后，到访之处是 exp(−loss/T) 的样本。</translation>
    </message>
    <message>
        <source>Noise on every gradient, large at first and fading: it pushes the iterate off saddles. All runs of an experiment get the same noise.</source>
        <translation>每个梯度上的噪声，先大后弱：把迭代点推离鞍点。一个实验的所有运行得到相同的噪声。</translation>
    </message>
    <message>
        <source>NoisySGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>NoisySGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>NoisySGD: loss·s is the same as lr·s, weight_decay/s, eta/s² (largest relative difference, s = 1024)</source>
        <translation>NoisySGD：loss·s 等同于 lr·s, weight_decay/s, eta/s²（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>None of the known causes fits.</source>
        <translation>已知的原因都不符合。</translation>
    </message>
    <message>
        <source>NormClippedAdamW: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>NormClippedAdamW：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>NormClippedAdamW: loss·s is the same as eps/s, max_norm/s (largest relative difference, s = 1024)</source>
        <translation>NormClippedAdamW：loss·s 等同于 eps/s, max_norm/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>NormClippedSGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>NormClippedSGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>NormClippedSGD: loss·s is the same as lr·s, weight_decay/s, max_norm/s (largest relative difference, s = 1024)</source>
        <translation>NormClippedSGD：loss·s 等同于 lr·s, weight_decay/s, max_norm/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Normalised gradient descent</source>
        <translation>归一化梯度下降</translation>
    </message>
    <message>
        <source>NormalizedGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>NormalizedGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>NormalizedGD: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>NormalizedGD：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Numbers that the class is made with.</source>
        <translation>创建这个类所用的数。</translation>
    </message>
    <message>
        <source>On a crescent the same parameter needs different rates at different times</source>
        <translation>在月牙上，同一参数在不同时刻需要不同的学习率</translation>
    </message>
    <message>
        <source>On a scale-invariant loss weight decay is a rate that grows by (1 − ηλ)⁻² a step (largest difference)</source>
        <translation>在尺度不变的损失上，权重衰减相当于每步增长 (1 − ηλ)⁻² 的学习率（最大差）</translation>
    </message>
    <message>
        <source>On the crescent RMSProp gets further than Adagrad with the same rate</source>
        <translation>在月牙上，同样的学习率下 RMSProp 比 Adagrad 走得更远</translation>
    </message>
    <message>
        <source>On the ten points one gradient after a long quiet throws the iterate out</source>
        <translation>在十个点上，长久平静之后的一个梯度会把迭代点甩出去</translation>
    </message>
    <message>
        <source>On the ten points rates from 1e-2 to 1e-6 oscillate or diverge</source>
        <translation>在十个点上，从 1e-2 到 1e-6 的学习率振荡或发散</translation>
    </message>
    <message>
        <source>One bad batch</source>
        <translation>一个坏批次</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>One over root t</source>
        <translation>1/√t</translation>
    </message>
    <message>
        <source>One over t</source>
        <translation>1/t</translation>
    </message>
    <message>
        <source>One period of a sine; with few samples and noise it shows over-fitting.</source>
        <translation>正弦的一个周期；样本少而有噪声时会显出过拟合。</translation>
    </message>
    <message>
        <source>One sample, signed loss</source>
        <translation>一个样本，带符号的损失</translation>
    </message>
    <message>
        <source>One step that lands on the cliff sees a huge gradient and throws the iterate far away: why gradients are clipped.</source>
        <translation>落在悬崖上的一步会遇到巨大的梯度，把迭代点甩到远处：这就是裁剪梯度的原因。</translation>
    </message>
    <message>
        <source>Orthogonal momentum</source>
        <translation>正交动量</translation>
    </message>
    <message>
        <source>Orthogonal momentum (Nesterov)</source>
        <translation>正交动量 (Nesterov)</translation>
    </message>
    <message>
        <source>Orthogonal momentum, AdamW&apos;s size</source>
        <translation>正交动量，AdamW 的大小</translation>
    </message>
    <message>
        <source>Orthogonal momentum, AdamW&apos;s size (Nesterov)</source>
        <translation>正交动量，AdamW 的大小 (Nesterov)</translation>
    </message>
    <message>
        <source>Oscillations</source>
        <translation>振荡次数</translation>
    </message>
    <message>
        <source>Overshoot of the step</source>
        <translation>步子的过冲</translation>
    </message>
    <message>
        <source>Parameter norm</source>
        <translation>参数范数</translation>
    </message>
    <message>
        <source>Part of 27 settings of rate, β₁ and β₂ that end with a higher loss than the defaults after 500 steps.</source>
        <translation>学习率、β₁、β₂ 的 27 种设置中，500 步后损失高于默认值的比例。</translation>
    </message>
    <message>
        <source>Part of a trained classifier&apos;s gradient that is 0 or infinite in bfloat16 with the loss times 1.</source>
        <translation>损失乘以 1 时，训练好的分类器在 bfloat16 下梯度为 0 或无穷的比例。</translation>
    </message>
    <message>
        <source>Part of a trained classifier&apos;s gradient that is 0 or infinite in float16 with the loss times 1.</source>
        <translation>损失乘以 1 时，训练好的分类器在 float16 下梯度为 0 或无穷的比例。</translation>
    </message>
    <message>
        <source>Part of a trained classifier&apos;s gradient that is 0 or infinite in float16 with the loss times 1024.</source>
        <translation>损失乘以 1024 时，训练好的分类器在 float16 下梯度为 0 或无穷的比例。</translation>
    </message>
    <message>
        <source>Part of a trained classifier&apos;s gradient that is 0 or infinite in float16 with the loss times 1e+09.</source>
        <translation>损失乘以 1e+09 时，训练好的分类器在 float16 下梯度为 0 或无穷的比例。</translation>
    </message>
    <message>
        <source>Part of a trained classifier&apos;s gradient that is 0 or infinite in float32 with the loss times 1.</source>
        <translation>损失乘以 1 时，训练好的分类器在 float32 下梯度为 0 或无穷的比例。</translation>
    </message>
    <message>
        <source>Part of five rates that diverge or jump over the valley&apos;s floor at every step while they swing.</source>
        <translation>五个学习率中发散、或摆动时每步都跳过谷底的比例。</translation>
    </message>
    <message>
        <source>Part of the epochs in which the two points of an epoch lie in their usual order, shuffled.</source>
        <translation>打乱时，一轮的两个点按通常顺序排列的轮数比例。</translation>
    </message>
    <message>
        <source>Part of the epochs in which the two points of an epoch lie in their usual order.</source>
        <translation>一轮的两个点按通常顺序排列的轮数比例。</translation>
    </message>
    <message>
        <source>Part of the epochs whose mean loss is above that of the epoch before.</source>
        <translation>平均损失高于前一轮的轮数比例。</translation>
    </message>
    <message>
        <source>Part of the hidden signals that is left out of a training step, drawn from seed and step, the same in all runs; nothing is left out of measures.</source>
        <translation>训练步中舍弃的隐藏信号的比例，由种子和步数抽取，在所有运行中相同；测量时什么都不舍弃。</translation>
    </message>
    <message>
        <source>Part of the loss&apos;s variance within epochs that the batch explains, over 200 epochs.</source>
        <translation>200 轮中，批次所解释的轮内损失方差的比例。</translation>
    </message>
    <message>
        <source>Part of the samples kept for validation, chosen by the seed and never trained on.</source>
        <translation>留作验证的样本比例，由种子选出，从不用于训练。</translation>
    </message>
    <message>
        <source>Part of the training labels replaced by a wrong class; the validation labels stay right.</source>
        <translation>被换成错误类别的训练标签的比例；验证标签保持正确。</translation>
    </message>
    <message>
        <source>Part of the way that the slow weights follow.</source>
        <translation>慢权重所跟上的路程比例。</translation>
    </message>
    <message>
        <source>Plain descent with a falling rate; the average of its path, kept beside it, is the better answer under noise.</source>
        <translation>学习率下降的普通下降法；在旁边保存的路径平均，有噪声时是更好的答案。</translation>
    </message>
    <message>
        <source>Plateau of a neuron</source>
        <translation>神经元的平台</translation>
    </message>
    <message>
        <source>Polynomial decay to zero</source>
        <translation>多项式衰减到零</translation>
    </message>
    <message>
        <source>Power of the step with which the variance falls.</source>
        <translation>方差随步数下降的幂次。</translation>
    </message>
    <message>
        <source>Power with which the rate falls.</source>
        <translation>学习率下降的幂次。</translation>
    </message>
    <message>
        <source>Preconditioned sharpness</source>
        <translation>预条件锐度</translation>
    </message>
    <message>
        <source>Predicted error of the mode</source>
        <translation>预测的特征模误差</translation>
    </message>
    <message>
        <source>Predicted loss</source>
        <translation>预测的损失</translation>
    </message>
    <message>
        <source>Proximal L1</source>
        <translation>近端 L1</translation>
    </message>
    <message>
        <source>Proximal decay</source>
        <translation>近端衰减</translation>
    </message>
    <message>
        <source>Proximal gradient (L1)</source>
        <translation>近端梯度 (L1)</translation>
    </message>
    <message>
        <source>ProximalSGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>ProximalSGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>ProximalSGD: loss·s is the same as lr·s, l1/s (largest relative difference, s = 1024)</source>
        <translation>ProximalSGD：loss·s 等同于 lr·s, l1/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>PyTorch&apos;s momentum slows down at once when the rate drops to a tenth</source>
        <translation>学习率降到十分之一时，PyTorch 的动量立即变慢</translation>
    </message>
    <message>
        <source>Quadratic bowl</source>
        <translation>二次碗</translation>
    </message>
    <message>
        <source>Quadratic bowl by condition number</source>
        <translation>按条件数的二次碗</translation>
    </message>
    <message>
        <source>RAdam moments</source>
        <translation>RAdam 的矩</translation>
    </message>
    <message>
        <source>RAdam&apos;s rectification starts where ρ_t &gt; 5: step 6 for β₂ = 0.999</source>
        <translation>RAdam 的校正从 ρ_t &gt; 5 处开始：β₂ = 0.999 时为第 6 步</translation>
    </message>
    <message>
        <source>RAdam: a factor on the loss is either a factor on the rate or nothing</source>
        <translation>RAdam：损失上的因子要么是学习率上的因子，要么毫无作用</translation>
    </message>
    <message>
        <source>RMS scaling</source>
        <translation>RMS 缩放</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>RMSprop plus momentum with bias correction. Weight decay enters as L2, before the moments, so it is rescaled like any gradient.</source>
        <translation>RMSprop 加上带偏差校正的动量。权重衰减以 L2 的形式在矩之前进入，因此像任何梯度一样被缩放。</translation>
    </message>
    <message>
        <source>RMSprop, whose rate does not fall</source>
        <translation>学习率不下降的 RMSprop</translation>
    </message>
    <message>
        <source>RMSprop: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>RMSprop：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>RMSprop: loss·s is the same as eps/s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>RMSprop：loss·s 等同于 eps/s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>RMSprop: multiplying the learning rate does have an effect, so the two are not equivalent</source>
        <translation>RMSprop：学习率乘以因子确有作用，因此两者不等价</translation>
    </message>
    <message>
        <source>RMSprop: multiplying the loss has no effect</source>
        <translation>RMSprop：损失乘以因子没有作用</translation>
    </message>
    <message>
        <source>Race through Rosenbrock&apos;s valley</source>
        <translation>Rosenbrock 山谷赛跑</translation>
    </message>
    <message>
        <source>Random pushes that fade with time: out of saddles and shallow valleys early, at rest later.</source>
        <translation>随时间减弱的随机推动：早期离开鞍点和浅谷，后来安定。</translation>
    </message>
    <message>
        <source>Rastrigin</source>
        <translation>Rastrigin</translation>
    </message>
    <message>
        <source>Rate falling as 1/√t</source>
        <translation>按 1/√t 下降的学习率</translation>
    </message>
    <message>
        <source>Ravine</source>
        <translation>沟谷</translation>
    </message>
    <message>
        <source>Rectified Adam</source>
        <translation>校正的 Adam</translation>
    </message>
    <message>
        <source>ReduceLROnPlateau depends on the run, so there is no curve to compare</source>
        <translation>ReduceLROnPlateau 取决于运行，因此没有可比较的曲线</translation>
    </message>
    <message>
        <source>Regression on ten points</source>
        <translation>十个点上的回归</translation>
    </message>
    <message>
        <source>Relative difference between step 400 on a slope of 1 with both 0.9 and 1.</source>
        <translation>斜率为 1 时，第 400 步两者与 0.9 和 1 的相对差。</translation>
    </message>
    <message>
        <source>Relative difference between step 400 on a slope of 1 with β = 0.9 and 10.</source>
        <translation>斜率为 1 时，β = 0.9 的第 400 步与 10 的相对差。</translation>
    </message>
    <message>
        <source>Relative difference between the last and the first of 100 steps of decay without a gradient.</source>
        <translation>无梯度衰减 100 步时，最后一步与第一步的相对差。</translation>
    </message>
    <message>
        <source>Relative distance of v̂ from slope² + noise².</source>
        <translation>v̂ 与 斜率² + 噪声² 的相对距离。</translation>
    </message>
    <message>
        <source>Relative distance of v̂ from the gradient&apos;s variance, which is 0 on a slope without noise.</source>
        <translation>v̂ 与梯度方差的相对距离；无噪声的斜坡上方差为 0。</translation>
    </message>
    <message>
        <source>Remembers one number a row and one a column instead of one a weight, and moves every tensor in proportion to its size.</source>
        <translation>每行每列记一个数，而不是每个权重一个，并使每个张量按其大小成比例地移动。</translation>
    </message>
    <message>
        <source>Remembers past gradients: along a steady direction the step grows up to 1/(1 − β) times, across it the signs cancel.</source>
        <translation>记住过去的梯度：沿稳定的方向步子增长到 1/(1 − β) 倍，横向则符号相消。</translation>
    </message>
    <message>
        <source>Replaces the falling rate by averaging: ready to stop at any step. The answer is the average x; training goes on at y.</source>
        <translation>以平均代替下降的学习率：任何一步都可以停。答案是平均 x；训练在 y 处继续。</translation>
    </message>
    <message>
        <source>Resilient propagation</source>
        <translation>弹性传播 (Rprop)</translation>
    </message>
    <message>
        <source>Rippled bowl</source>
        <translation>波纹碗</translation>
    </message>
    <message>
        <source>Ripples on a nearly flat plain with a pointed funnel in the middle. At the tip the slope is taken as 0.</source>
        <translation>几乎平坦的平原上的波纹，中间有尖漏斗。尖端处的斜率取为 0。</translation>
    </message>
    <message>
        <source>Rise and fall along a cosine or a straight line.</source>
        <translation>沿余弦或直线上升和下降。</translation>
    </message>
    <message>
        <source>Rising (start below end) it is the usual warm-up; falling, the usual linear decay to the end of a run.</source>
        <translation>上升时（起点低于终点）是通常的预热；下降时是通常的线性衰减，直到运行结束。</translation>
    </message>
    <message>
        <source>Rising while the training loss falls: over-fitting. Below 0 where the validation samples happen to be easier.</source>
        <translation>训练损失下降时它上升：过拟合。验证样本恰好较容易时低于 0。</translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s valley</source>
        <translation>Rosenbrock 山谷</translation>
    </message>
    <message>
        <source>Rotational equilibrium of AdamW: √(2ηλ(1 − β₁)/(1 + β₁)) a step</source>
        <translation>AdamW 的旋转平衡：每步 √(2ηλ(1 − β₁)/(1 + β₁))</translation>
    </message>
    <message>
        <source>Rotational equilibrium of SGD: √(2ηλ) a step</source>
        <translation>SGD 的旋转平衡：每步 √(2ηλ)</translation>
    </message>
    <message>
        <source>Rows with empty fields are left out, or empty inputs take their column&apos;s mean.</source>
        <translation>有空字段的行被略去，或空的输入取该列的平均。</translation>
    </message>
    <message>
        <source>Rprop step sizes</source>
        <translation>Rprop 的步长</translation>
    </message>
    <message>
        <source>Rprop: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>Rprop：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>Rprop: loss·s changes nothing (largest relative difference, s = 1024)</source>
        <translation>Rprop：loss·s 不改变任何东西（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Rules that average their path (EMA, SWA, ASGD, Schedule-Free, Lookahead) answer with the average; this is its loss. For all others it equals the loss.</source>
        <translation>对路径取平均的规则（EMA、SWA、ASGD、Schedule-Free、Lookahead）以平均作答；这是它的损失。对其他规则它等于损失。</translation>
    </message>
    <message>
        <source>Runs at 0.98, 1 and 1.02 times the expected limit: the first falls, the last grows.</source>
        <translation>取预期极限的 0.98、1 和 1.02 倍的运行：第一条下降，最后一条增长。</translation>
    </message>
    <message>
        <source>SAM: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SAM：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SAM: loss·s is the same as lr·s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>SAM：loss·s 等同于 lr·s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>SAMAdamW: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SAMAdamW：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SAMAdamW: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>SAMAdamW：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>SGD with momentum 0.9</source>
        <translation>动量为 0.9 的 SGD</translation>
    </message>
    <message>
        <source>SGD without a gradient: a factor of 0.99 a step leaves 0.366 after 100 steps</source>
        <translation>没有梯度的 SGD：每步乘 0.99，100 步后剩下 0.366</translation>
    </message>
    <message>
        <source>SGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SGD: loss·s is the same as lr·s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>SGD：loss·s 等同于 lr·s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>SGD: multiplying the loss by s equals multiplying the learning rate by s</source>
        <translation>SGD：损失乘以 s 等于学习率乘以 s</translation>
    </message>
    <message>
        <source>SGLD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SGLD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SGLD: loss·s is the same as lr·s, weight_decay/s, temperature/s (largest relative difference, s = 1024)</source>
        <translation>SGLD：loss·s 等同于 lr·s, weight_decay/s, temperature/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>SWAAdamW: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SWAAdamW：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SWAAdamW: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>SWAAdamW：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>SWASGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SWASGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SWASGD: loss·s is the same as lr·s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>SWASGD：loss·s 等同于 lr·s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>鞍点</translation>
    </message>
    <message>
        <source>Same sign as before: the step grows. Sign changed: it was too long, so it shrinks and waits once. Sizes of gradients do not matter.</source>
        <translation>符号与之前相同：步长增大。符号改变：步长过大，于是缩小并等一次。梯度的大小无关紧要。</translation>
    </message>
    <message>
        <source>Samples a step; more than there are means all of them.</source>
        <translation>每步的样本数；多于总数表示全部。</translation>
    </message>
    <message>
        <source>Say which curve is which run, inside the figure.</source>
        <translation>在图内标明哪条曲线是哪条运行。</translation>
    </message>
    <message>
        <source>Scales each gradient by how far the parameter has been moving lately: no learning rate needs to be guessed.</source>
        <translation>按参数最近移动的多少缩放梯度：不必猜学习率。</translation>
    </message>
    <message>
        <source>Scales the direction; the result is subtracted from the parameter.</source>
        <translation>缩放方向；结果从参数中减去。</translation>
    </message>
    <message>
        <source>Schedule-Free AdamW</source>
        <translation>Schedule-Free AdamW</translation>
    </message>
    <message>
        <source>Schedule-Free averaging</source>
        <translation>Schedule-Free 平均</translation>
    </message>
    <message>
        <source>Schedule-Free averaging of Adam</source>
        <translation>Adam 的 Schedule-Free 平均</translation>
    </message>
    <message>
        <source>Schedule-Free gradient descent</source>
        <translation>Schedule-Free 梯度下降</translation>
    </message>
    <message>
        <source>ScheduleFreeAdamW: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>ScheduleFreeAdamW：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>ScheduleFreeAdamW: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>ScheduleFreeAdamW：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>ScheduleFreeSGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>ScheduleFreeSGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>ScheduleFreeSGD: loss·s is the same as lr·s, weight_decay/s (largest relative difference, s = 1024)</source>
        <translation>ScheduleFreeSGD：loss·s 等同于 lr·s, weight_decay/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Share at the ε floor</source>
        <translation>处于 ε 下限的比例</translation>
    </message>
    <message>
        <source>Share of each new gradient that is held back from the momentum buffer.</source>
        <translation>每个新梯度中不进入动量缓冲的比例。</translation>
    </message>
    <message>
        <source>Share of its own length by which a tensor may move at rate 1.</source>
        <translation>学习率为 1 时张量可移动自身长度的比例。</translation>
    </message>
    <message>
        <source>Share of the previous direction that is kept; 0.9 remembers about 10 steps.</source>
        <translation>保留上一方向的比例；0.9 约记住 10 步。</translation>
    </message>
    <message>
        <source>Sharpness over 2/lr at the end of a full-batch training of a tanh network.</source>
        <translation>tanh 网络全批量训练结束时的锐度除以 2/lr。</translation>
    </message>
    <message>
        <source>Sharpness λ₁</source>
        <translation>锐度 λ₁</translation>
    </message>
    <message>
        <source>Sharpness-aware AdamW</source>
        <translation>锐度感知的 AdamW</translation>
    </message>
    <message>
        <source>Sharpness-aware momentum</source>
        <translation>锐度感知的动量</translation>
    </message>
    <message>
        <source>Shuffling removes the bands</source>
        <translation>打乱会消除损失带</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>SignSGD: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SignSGD：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SignSGD: loss·s changes nothing (largest relative difference, s = 1024)</source>
        <translation>SignSGD：loss·s 不改变任何东西（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Sine wave (regression)</source>
        <translation>正弦波（回归）</translation>
    </message>
    <message>
        <source>Six minima in pairs, two of them global.</source>
        <translation>成对的六个极小点，其中两个是全局的。</translation>
    </message>
    <message>
        <source>Six-hump camel</source>
        <translation>六峰驼</translation>
    </message>
    <message>
        <source>Size of all type in points. Journals ask for 7 to 9.</source>
        <translation>所有文字的大小，以磅计。期刊要求 7 到 9。</translation>
    </message>
    <message>
        <source>Slow at both ends, fast in the middle; the most used decay for networks. After T_max it comes back up, with period 2 T_max (Loshchilov and Hutter 2017, without restarts).</source>
        <translation>两端慢，中间快；网络最常用的衰减。T_max 之后以 2 T_max 为周期回升（Loshchilov and Hutter 2017，无重启）。</translation>
    </message>
    <message>
        <source>Small network on drawn data</source>
        <translation>抽取数据上的小网络</translation>
    </message>
    <message>
        <source>Small steps first, while the running averages of an adaptive optimizer are still poor estimates; put it in front of any other schedule.</source>
        <translation>自适应优化器的滑动平均还估计得很差时，先走小步；可放在任何其他调度之前。</translation>
    </message>
    <message>
        <source>Smaller: more parameters are clipped to the rate.</source>
        <translation>更小：更多参数被截断到学习率。</translation>
    </message>
    <message>
        <source>Smallest step.</source>
        <translation>最小步长。</translation>
    </message>
    <message>
        <source>Sophia-H</source>
        <translation>Sophia-H</translation>
    </message>
    <message>
        <source>SophiaH: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SophiaH：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SophiaH: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>SophiaH：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>SparseAdam: a factor on the loss is undone by the compensating change of its knobs</source>
        <translation>SparseAdam：损失上的因子可由旋钮的相应改动抵消</translation>
    </message>
    <message>
        <source>SparseAdam: loss·s is the same as eps/s (largest relative difference, s = 1024)</source>
        <translation>SparseAdam：loss·s 等同于 eps/s（最大相对差，s = 1024）</translation>
    </message>
    <message>
        <source>Spread of √v̂ over 64 seeds after step 1 over that after step 100, for gradients of pure noise.</source>
        <translation>纯噪声梯度下，第 1 步之后 √v̂ 在 64 个种子间的散布与第 100 步之后的之比。</translation>
    </message>
    <message>
        <source>Squared gradient against v̂</source>
        <translation>梯度平方与 v̂ 之比</translation>
    </message>
    <message>
        <source>Squares by a wide network</source>
        <translation>宽网络学平方</translation>
    </message>
    <message>
        <source>Stability limit (2 + 2β)/((1 + 2β)η)</source>
        <translation>稳定极限 (2 + 2β)/((1 + 2β)η)</translation>
    </message>
    <message>
        <source>Stability limit (2 + 2β)/((1 − β)η)</source>
        <translation>稳定极限 (2 + 2β)/((1 − β)η)</translation>
    </message>
    <message>
        <source>Stability limit (2 + 2β₁)/((1 − β₁)η)</source>
        <translation>稳定极限 (2 + 2β₁)/((1 − β₁)η)</translation>
    </message>
    <message>
        <source>Stability limit 2(1 + β)/η</source>
        <translation>稳定极限 2(1 + β)/η</translation>
    </message>
    <message>
        <source>Stability limit 2/η</source>
        <translation>稳定极限 2/η</translation>
    </message>
    <message>
        <source>Standard deviation of normal noise on every partial derivative, as batches cause it. The loss stays exact.</source>
        <translation>每个偏导数上正态噪声的标准差，如同批次造成的那样。损失仍是精确的。</translation>
    </message>
    <message>
        <source>Standard deviation of the targets&apos; noise.</source>
        <translation>目标噪声的标准差。</translation>
    </message>
    <message>
        <source>Standard deviation of what is added.</source>
        <translation>所加噪声的标准差。</translation>
    </message>
    <message>
        <source>Starts that are tried at once: a network&apos;s initialisations, a surface&apos;s start points.</source>
        <translation>同时尝试的起点：网络的初始化，曲面的起点。</translation>
    </message>
    <message>
        <source>Stationary variance of SGD on a noisy bowl: ησ²/(λ(2 − ηλ))</source>
        <translation>带噪碗上 SGD 的平稳方差：ησ²/(λ(2 − ηλ))</translation>
    </message>
    <message>
        <source>Stationary variance of the heavy ball on a noisy bowl: ησ²(1 + β)/(λ(1 − β)(2(1 + β) − ηλ))</source>
        <translation>带噪碗上重球法的平稳方差：ησ²(1 + β)/(λ(1 − β)(2(1 + β) − ηλ))</translation>
    </message>
    <message>
        <source>Step after which the averaging begins.</source>
        <translation>从这一步之后开始平均。</translation>
    </message>
    <message>
        <source>Step decay</source>
        <translation>阶梯衰减</translation>
    </message>
    <message>
        <source>Step t of Adagrad (sum of squares) is η/√t under a constant gradient</source>
        <translation>恒定梯度下，Adagrad（平方和）的第 t 步为 η/√t</translation>
    </message>
    <message>
        <source>Step t of the lecture&apos;s Adagrad (mean of squares) is η/√t under a constant gradient</source>
        <translation>恒定梯度下，课堂的 Adagrad（平方平均）的第 t 步为 η/√t</translation>
    </message>
    <message>
        <source>Steps of each run.</source>
        <translation>每条运行的步数。</translation>
    </message>
    <message>
        <source>The rule that is compared.</source>
        <translation>要比较的规则。</translation>
    </message>
    <message>
        <source>What is trained, with its usual settings.</source>
        <translation>训练什么，用它通常的设置。</translation>
    </message>
    <message>
        <source>What the loss, or the learning rate, is multiplied by.</source>
        <translation>损失或学习率乘以多少。</translation>
    </message>
    <message>
        <source>Winner</source>
        <translation>胜者</translation>
    </message>
    <message>
        <source>at: %1 stands after %2; the steps must be in increasing order</source>
        <translation>at：%1 在 %2 之后；各步必须递增</translation>
    </message>
    <message>
        <source>cluster: a tile did not come back (%1)</source>
        <translation>集群：有一块没有回来（%1）</translation>
    </message>
    <message>
        <source>factors: %1 for %2 steps in at; must be as many</source>
        <translation>factors：%1 个，而 at 有 %2 步；个数必须相同</translation>
    </message>
    <message>
        <source>factors: %1; must be &gt; 0 with interpolation = log</source>
        <translation>factors：%1；interpolation = log 时必须 &gt; 0</translation>
    </message>
    <message>
        <source>milestones: %1 is not a whole number of steps</source>
        <translation>milestones：%1 不是整数步</translation>
    </message>
    <message>
        <source>milestones: %1 stands after %2; they must be in increasing order</source>
        <translation>milestones：%1 在 %2 之后；必须递增</translation>
    </message>
    <message>
        <source>plane: a plane needs at least 2 parameters</source>
        <translation>plane：平面需要至少 2 个参数</translation>
    </message>
    <message>
        <source>plane: nothing is recorded</source>
        <translation>plane：没有记录任何内容</translation>
    </message>
    <message>
        <source>there are %1; `python main.py catalogue --kind %2` lists them</source>
        <translation>共有 %1 个；`python main.py catalogue --kind %2` 会列出它们</translation>
    </message>
    <message>
        <source>told by channels that cannot</source>
        <translation>由不能推算它的通道推算</translation>
    </message>
    <message>
        <source>Steps against the gradient. Momentum adds a memory of past directions; it equals torch.optim.SGD.</source>
        <translation>逆着梯度走。动量加上对过去方向的记忆；等同于 torch.optim.SGD。</translation>
    </message>
    <message>
        <source>%1 %2: must name a file in a folder that exists</source>
        <translation>%1 %2：必须是已存在的文件夹中的一个文件</translation>
    </message>
    <message>
        <source>%1: has one column; %2</source>
        <translation>%1：只有一列；%2</translation>
    </message>
    <message>
        <source>%1: not a whole MP4 file</source>
        <translation>%1：不是完整的 MP4 文件</translation>
    </message>
    <message>
        <source>A chain of blocks of your own.</source>
        <translation>由你自己的模块组成的链条。</translation>
    </message>
    <message>
        <source>At step %1 %2 was %3, %4 times the limit of stability %5.</source>
        <translation>在第 %1 步，%2为 %3，是稳定极限 %5 的 %4 倍。</translation>
    </message>
    <message>
        <source>Empty chain</source>
        <translation>空链条</translation>
    </message>
    <message>
        <source>Steps between two estimates of the curvature.</source>
        <translation>两次曲率估计之间的步数。</translation>
    </message>
    <message>
        <source>Steps between two of these events.</source>
        <translation>两次这样的事件之间的步数。</translation>
    </message>
    <message>
        <source>Steps by the ratio of how far it has moved to how steep it was. Starts very slowly, as it has not moved yet.</source>
        <translation>按移动了多远与有多陡之比走步。开始得很慢，因为还没有移动过。</translation>
    </message>
    <message>
        <source>Steps during which the factor applies; afterwards the rate is its full self.</source>
        <translation>因子起作用的步数；之后为完整的学习率。</translation>
    </message>
    <message>
        <source>Steps from one drop to the next.</source>
        <translation>两次下降之间的步数。</translation>
    </message>
    <message>
        <source>Steps from the base rate down to eta_min; left out: to the end of the run. Beyond it the rate rises again.</source>
        <translation>从基础学习率降到 eta_min 的步数；不填：到运行结束。超过它学习率会再升高。</translation>
    </message>
    <message>
        <source>Steps from the lower to the upper bound.</source>
        <translation>从下界到上界的步数。</translation>
    </message>
    <message>
        <source>Steps from the start factor to the end factor.</source>
        <translation>从起始因子到结束因子的步数。</translation>
    </message>
    <message>
        <source>Steps from the start to the first restart.</source>
        <translation>从开始到第一次重启的步数。</translation>
    </message>
    <message>
        <source>Steps from the upper to the lower bound; 0: as many as up.</source>
        <translation>从上界到下界的步数；0：与上升相同。</translation>
    </message>
    <message>
        <source>Steps of all three parts; left out: to the end of the run.</source>
        <translation>三段的总步数；不填：到运行结束。</translation>
    </message>
    <message>
        <source>Steps of the decay at the end.</source>
        <translation>结尾衰减的步数。</translation>
    </message>
    <message>
        <source>Steps of the rise; the last of them has the full rate.</source>
        <translation>上升的步数；其中最后一步是完整的学习率。</translation>
    </message>
    <message>
        <source>Steps of the warm-up, a straight line.</source>
        <translation>预热的步数，直线上升。</translation>
    </message>
    <message>
        <source>Steps of the whole cycle; left out: to the end of the run. Afterwards the last rate stays.</source>
        <translation>整个循环的步数；不填：到运行结束。之后保持最后的学习率。</translation>
    </message>
    <message>
        <source>Steps over which the rate rises linearly to its value.</source>
        <translation>学习率线性升到其值所用的步数。</translation>
    </message>
    <message>
        <source>Steps to get used to tenfold gradients, α = 0.99 over α = 0.9.</source>
        <translation>适应十倍梯度的步数，α = 0.99 与 α = 0.9 之比。</translation>
    </message>
    <message>
        <source>Steps to tolerance</source>
        <translation>到达容差的步数</translation>
    </message>
    <message>
        <source>Steps until the full rate.</source>
        <translation>到完整学习率的步数。</translation>
    </message>
    <message>
        <source>Steps until the rate is zero; it stays zero afterwards.</source>
        <translation>到学习率为零的步数；之后保持为零。</translation>
    </message>
    <message>
        <source>Strength of the pull of every weight towards zero.</source>
        <translation>把每个权重拉向零的强度。</translation>
    </message>
    <message>
        <source>Strength of the pull to exactly zero.</source>
        <translation>拉到恰好为零的强度。</translation>
    </message>
    <message>
        <source>Styblinski–Tang</source>
        <translation>Styblinski–Tang</translation>
    </message>
    <message>
        <source>Sum of absolute values</source>
        <translation>绝对值之和</translation>
    </message>
    <message>
        <source>Sutskever&apos;s momentum has 0.1 + 0.9·βᵏ of its speed k = 10 steps after the rate dropped to a tenth</source>
        <translation>学习率降到十分之一后 k = 10 步，Sutskever 的动量为原速度的 0.1 + 0.9·βᵏ</translation>
    </message>
    <message>
        <source>Swing the momentum (or beta1) the other way at the same time.</source>
        <translation>同时让动量（或 beta1）反向摆动。</translation>
    </message>
    <message>
        <source>Ten batches in a fixed order: each has a loss level of its own, so the curve falls in bands.</source>
        <translation>固定顺序的十个批次：各有自己的损失高度，因此曲线成带下降。</translation>
    </message>
    <message>
        <source>Ten numbers go through 1000 sigmoids to ten sigmoids that should give their squares. Without shuffling the batches come in the same order every epoch, and the loss falls in bands.</source>
        <translation>十个数经过 1000 个 sigmoid 到十个 sigmoid，应当给出它们的平方。不打乱时，每一轮批次顺序相同，损失成带下降。</translation>
    </message>
    <message>
        <source>Text in the typeface of formulas, with their letters behind the names: step 𝑡.</source>
        <translation>文字采用公式的字体，名称后附公式的字母：step 𝑡。</translation>
    </message>
    <message>
        <source>The averaged change between gradients foresees where the gradient is going.</source>
        <translation>梯度之间变化的平均，预见梯度将去哪里。</translation>
    </message>
    <message>
        <source>The bands are differences between the batches&apos; own loss levels</source>
        <translation>损失带来自各批次自身损失高度的差别</translation>
    </message>
    <message>
        <source>The batch of step %1 is unlike the others: at the same place its loss is %2 and its gradient %3 times the median of the other batches.</source>
        <translation>第 %1 步的批次与其他不同：在同一处，它的损失是其他批次中位数的 %2 倍，梯度是 %3 倍。</translation>
    </message>
    <message>
        <source>The class is x XOR y by sign: no straight line helps at all.</source>
        <translation>类别是符号的 x XOR y：任何直线都毫无帮助。</translation>
    </message>
    <message>
        <source>The classes differ in their distance from the origin only.</source>
        <translation>各类别只在离原点的距离上不同。</translation>
    </message>
    <message>
        <source>The column to learn; empty: one with a usual name, or the last.</source>
        <translation>要学习的列；留空：名称常见的一列，或最后一列。</translation>
    </message>
    <message>
        <source>The columns to learn from; none named: all others.</source>
        <translation>用于学习的列；没有指名：所有其他列。</translation>
    </message>
    <message>
        <source>The curvature of the second sharpest direction. Far below λ₁: one direction alone decides the largest rate.</source>
        <translation>第二陡方向的曲率。远低于 λ₁：单独一个方向决定最大的学习率。</translation>
    </message>
    <message>
        <source>The curvature of the sharpest direction. Gradient descent is stable below 2 / lr; full-batch training often rises to that line and stays there (Cohen et al. 2021). Of the present batch: use full batches to see the edge of stability.</source>
        <translation>最陡方向的曲率。低于 2 / lr 时梯度下降是稳定的；全批量训练常升到这条线并停在那里 (Cohen et al. 2021)。取自当前批次：要看稳定边缘请用全批量。</translation>
    </message>
    <message>
        <source>The curvature of the third sharpest direction. Far below λ₁: one direction alone decides the largest rate.</source>
        <translation>第三陡方向的曲率。远低于 λ₁：单独一个方向决定最大的学习率。</translation>
    </message>
    <message>
        <source>The curve between the two.</source>
        <translation>两者之间的曲线。</translation>
    </message>
    <message>
        <source>The curve of the decay; sqrt falls fast at first.</source>
        <translation>衰减的曲线；sqrt 开始时下降快。</translation>
    </message>
    <message>
        <source>The decay of the theory of convex online learning, and the one that cancels in Adagrad with mean squares.</source>
        <translation>凸在线学习理论的衰减，也是在用平方平均的 Adagrad 中约掉的那个。</translation>
    </message>
    <message>
        <source>The edge of stability</source>
        <translation>稳定边缘</translation>
    </message>
    <message>
        <source>The effective learning rate of weights whose length does not matter (before a normalisation). With weight decay λ it settles near √(2 · lr · λ) (Kosson et al. 2023).</source>
        <translation>长度无关紧要的权重（位于归一化之前）的有效学习率。带权重衰减 λ 时稳定在 √(2 · lr · λ) 附近 (Kosson et al. 2023)。</translation>
    </message>
    <message>
        <source>The fall of a batch&apos;s loss comes mainly from its own step, once an epoch</source>
        <translation>批次损失的下降主要来自它自己的步子，每轮一次</translation>
    </message>
    <message>
        <source>The first 300 gradients, without the walls at −1 and 1: Adam goes up, AMSGrad down.</source>
        <translation>最初 300 个梯度，没有 −1 和 1 处的壁：Adam 向上，AMSGrad 向下。</translation>
    </message>
    <message>
        <source>The first rate is max_lr divided by this.</source>
        <translation>最初的学习率是 max_lr 除以此值。</translation>
    </message>
    <message>
        <source>The first rate.</source>
        <translation>最初的学习率。</translation>
    </message>
    <message>
        <source>The first step with a loss at or below the tolerance.</source>
        <translation>损失首次不高于容差的那一步。</translation>
    </message>
    <message>
        <source>The floor of the noise</source>
        <translation>噪声的下限</translation>
    </message>
    <message>
        <source>The height of each point: what the rate is multiplied by.</source>
        <translation>每个点的高度：学习率所乘的值。</translation>
    </message>
    <message>
        <source>The iterate bounces between the walls of a valley as steep as the rate allows</source>
        <translation>迭代点在山谷两壁之间弹跳，山谷陡到学习率所允许的程度</translation>
    </message>
    <message>
        <source>The largest change of any parameter in one of 400 steps of a classifier, over the rate.</source>
        <translation>分类器 400 步中，单个参数一步的最大变化除以学习率。</translation>
    </message>
    <message>
        <source>The largest curvature is 1, so gradient descent is stable below lr = 2 whatever the condition number κ; at best its error shrinks by (κ-1)/(κ+1) a step, with momentum by (√κ-1)/(√κ+1).</source>
        <translation>最大曲率为 1，因此无论条件数 κ 多大，lr = 2 以下梯度下降都稳定；误差每步最多缩小为 (κ-1)/(κ+1)，带动量时为 (√κ-1)/(√κ+1)。</translation>
    </message>
    <message>
        <source>The last rate is the first one divided by this.</source>
        <translation>最后的学习率是最初的除以此值。</translation>
    </message>
    <message>
        <source>The last rate.</source>
        <translation>最后的学习率。</translation>
    </message>
    <message>
        <source>The learning rate divided by the root of the number of steps.</source>
        <translation>学习率除以步数的平方根。</translation>
    </message>
    <message>
        <source>The learning rate, divided by 1 + (t − 1)·γ.</source>
        <translation>学习率除以 1 + (t − 1)·γ。</translation>
    </message>
    <message>
        <source>The length of m̂ relative to √v̂. Near 1: gradients agree and steps are full. Pure noise gives about √((1 − β₁) / (1 + β₁)), 0.23 at β₁ = 0.9. Empty for rules without both.</source>
        <translation>m̂ 的长度与 √v̂ 之比。接近 1：梯度一致，步子完整。纯噪声约为 √((1 − β₁) / (1 + β₁))，β₁ = 0.9 时为 0.23。没有两者的规则为空。</translation>
    </message>
    <message>
        <source>The loss after the last step; none where the run diverged.</source>
        <translation>最后一步之后的损失；运行发散处没有。</translation>
    </message>
    <message>
        <source>The loss is a bowl as in the quadratic problem, but every batch sees a bowl of its own: with a constant rate the iterate keeps rattling around the optimum.</source>
        <translation>损失像二次问题那样是碗，但每个批次看到自己的碗：恒定学习率下，迭代点在最优点周围不停抖动。</translation>
    </message>
    <message>
        <source>The loss, as on paper: 2x, x², (x+1)(y−1), √(x), |x| as abs(x), π, sin, exp, max(x, y), hypot(x, y) …</source>
        <translation>损失，与纸上写法相同：2x、x²、(x+1)(y−1)、√(x)、|x| 写作 abs(x)、π、sin、exp、max(x, y)、hypot(x, y) …</translation>
    </message>
    <message>
        <source>The lower bound (a rate).</source>
        <translation>下界（学习率）。</translation>
    </message>
    <message>
        <source>The lower validation loss of the two over that without decay, where a network over-fits; mean of 3 seeds.</source>
        <translation>两者中较低的验证损失与无衰减时之比，网络会过拟合；3 个种子的平均。</translation>
    </message>
    <message>
        <source>The lowest rate, reached at step T_max (a rate, not a factor).</source>
        <translation>最低的学习率，在第 T_max 步达到（是学习率，不是因子）。</translation>
    </message>
    <message>
        <source>The mean gradient divided by its root mean square: a direction whose size is about 1, whatever the loss is multiplied by.</source>
        <translation>平均梯度除以其均方根：无论损失乘以多少，方向的大小都约为 1。</translation>
    </message>
    <message>
        <source>The mean loss at which the noise of the gradients keeps the run; a smaller rate lowers it.</source>
        <translation>梯度噪声使运行停留的平均损失；较小的学习率会降低它。</translation>
    </message>
    <message>
        <source>The mean of the places visited from some step on: the middle of the valley between whose walls the iterate bounces.</source>
        <translation>从某一步起到访位置的平均：迭代点在其两壁间弹跳的山谷的中央。</translation>
    </message>
    <message>
        <source>The mean over all parameters of √v̂, the root of the second moment. It is estimated from few gradients at first: over the seeds of replicates its band then is widest, which is the reason given for a warm-up. Empty for rules without a second moment, and at the start.</source>
        <translation>二阶矩的平方根 √v̂ 对所有参数的平均。一开始它只由少数梯度估计：此时各重复的种子之间范围最宽，这就是预热的理由。没有二阶矩的规则以及开始时为空。</translation>
    </message>
    <message>
        <source>The mean second derivative on the way of the last update. Where it is near 2 / lr, gradient descent is at its limit of stability in this direction. Negative on a ridge.</source>
        <translation>上一次更新途中的平均二阶导数。接近 2 / lr 时，梯度下降在这个方向处于稳定极限。在山脊上为负。</translation>
    </message>
    <message>
        <source>The means of 5 steps form two interleaved falling sequences</source>
        <translation>5 步的平均形成两个交错下降的序列</translation>
    </message>
    <message>
        <source>The minimum of ackley at (0.0, 0.0)</source>
        <translation>ackley 的极小点在 (0.0, 0.0)</translation>
    </message>
    <message>
        <source>The minimum of beale at (3.0, 0.5)</source>
        <translation>beale 的极小点在 (3.0, 0.5)</translation>
    </message>
    <message>
        <source>The minimum of booth at (1.0, 3.0)</source>
        <translation>booth 的极小点在 (1.0, 3.0)</translation>
    </message>
    <message>
        <source>The minimum of branin at (3.1416, 2.275)</source>
        <translation>branin 的极小点在 (3.1416, 2.275)</translation>
    </message>
    <message>
        <source>The minimum of easom at (3.1416, 3.1416)</source>
        <translation>easom 的极小点在 (3.1416, 3.1416)</translation>
    </message>
    <message>
        <source>The minimum of goldstein_price at (0.0, -1.0)</source>
        <translation>goldstein_price 的极小点在 (0.0, -1.0)</translation>
    </message>
    <message>
        <source>The minimum of himmelblau at (3.0, 2.0)</source>
        <translation>himmelblau 的极小点在 (3.0, 2.0)</translation>
    </message>
    <message>
        <source>The minimum of matyas at (0.0, 0.0)</source>
        <translation>matyas 的极小点在 (0.0, 0.0)</translation>
    </message>
    <message>
        <source>The minimum of mccormick at (-0.5472, -1.5472)</source>
        <translation>mccormick 的极小点在 (-0.5472, -1.5472)</translation>
    </message>
    <message>
        <source>The minimum of rastrigin at (0.0, 0.0)</source>
        <translation>rastrigin 的极小点在 (0.0, 0.0)</translation>
    </message>
    <message>
        <source>The minimum of rosenbrock at (1.0, 1.0)</source>
        <translation>rosenbrock 的极小点在 (1.0, 1.0)</translation>
    </message>
    <message>
        <source>The minimum of six_hump_camel at (0.0898, -0.7126)</source>
        <translation>six_hump_camel 的极小点在 (0.0898, -0.7126)</translation>
    </message>
    <message>
        <source>The minimum of styblinski_tang at (-2.9035, -2.9035)</source>
        <translation>styblinski_tang 的极小点在 (-2.9035, -2.9035)</translation>
    </message>
    <message>
        <source>The minimum of three_hump_camel at (0.0, 0.0)</source>
        <translation>three_hump_camel 的极小点在 (0.0, 0.0)</translation>
    </message>
    <message>
        <source>The network at four rates, the same for both layers: from one that trains to one that diverges.</source>
        <translation>两层取相同学习率的网络，共四个学习率：从能训练的到发散的。</translation>
    </message>
    <message>
        <source>The only schedule that looks at the run: it waits while the metric improves, and drops the rate when it has not improved for more than patience steps.</source>
        <translation>唯一查看运行的调度：指标改进时等待，超过 patience 步没有改进就降低学习率。</translation>
    </message>
    <message>
        <source>The part of the cycle in which the rate rises.</source>
        <translation>循环中学习率上升的部分。</translation>
    </message>
    <message>
        <source>The part of the parameters whose √v̂ is smaller than ε: there an adaptive rule has turned into plain momentum with rate lr / ε. Near 0 is usual.</source>
        <translation>√v̂ 小于 ε 的参数所占的比例：在那里自适应规则变成了学习率为 lr / ε 的普通动量。通常接近 0。</translation>
    </message>
    <message>
        <source>The part that is shown: lowest and highest x, lowest and highest y.</source>
        <translation>显示的部分：最低和最高的 x，最低和最高的 y。</translation>
    </message>
    <message>
        <source>The path comes straight at the saddle, where the gradient vanishes, and has to turn aside: watch who is away first.</source>
        <translation>路径笔直来到梯度消失的鞍点，必须转向：看谁先离开。</translation>
    </message>
    <message>
        <source>The plain sum of the gradients 5, −2, 3 goes 5, 3, 6</source>
        <translation>梯度 5、−2、3 的直接求和依次为 5、3、6</translation>
    </message>
    <message>
        <source>The plainest warm-up: a smaller rate for the first steps, then the full one, with a jump between.</source>
        <translation>最简单的预热：前几步学习率较小，然后是完整的，中间有跳变。</translation>
    </message>
    <message>
        <source>The plot&apos;s title above it. Journals put it into the caption.</source>
        <translation>图上方的标题。期刊把它放进图注。</translation>
    </message>
    <message>
        <source>The rate at the top (a rate, not a factor); left out: the optimizer&apos;s own rate.</source>
        <translation>顶端的学习率（是学习率，不是因子）；不填：优化器自己的学习率。</translation>
    </message>
    <message>
        <source>The rate is too large for the curvature</source>
        <translation>学习率对曲率来说太大</translation>
    </message>
    <message>
        <source>The rate never drops below this (a rate, not a factor).</source>
        <translation>学习率不会低于此值（是学习率，不是因子）。</translation>
    </message>
    <message>
        <source>The rate of every tensor is scaled by the ratio of its length to its gradient&apos;s: no layer is torn apart, none stands still.</source>
        <translation>每个张量的学习率按其长度与梯度长度之比缩放：没有哪一层被撕裂，也没有哪一层停滞。</translation>
    </message>
    <message>
        <source>The rate that each cycle falls towards (a rate, not a factor).</source>
        <translation>每个循环降到的学习率（是学习率，不是因子）。</translation>
    </message>
    <message>
        <source>The rate used for the update from this step to the next, after schedules.</source>
        <translation>从这一步到下一步的更新所用的学习率，已计入调度。</translation>
    </message>
    <message>
        <source>The rule with 50 weights in place of 4096: “angular_update” circles around the expected angle, a little below.</source>
        <translation>用 50 个权重代替 4096 个的规则：“angular_update”绕着预期的角度转，略低一些。</translation>
    </message>
    <message>
        <source>The run may be prolonged at will before the decay, which brings most of the last gain (WSD: Hu et al. 2024, Haegele et al. 2024).</source>
        <translation>衰减之前可以任意延长运行，最后的收益大多来自衰减（WSD：Hu et al. 2024, Haegele et al. 2024）。</translation>
    </message>
    <message>
        <source>The run so many times, each from a start point (on a surface: with noise) of its own; shown as one curve with a band.</source>
        <translation>把运行重复这么多次，各有自己的起点（在曲面上：各有噪声）；显示为一条带范围的曲线。</translation>
    </message>
    <message>
        <source>The same 1797 digits as pictures: few weights, used at every place. Norms and dropout can be added.</source>
        <translation>同样的 1797 个数字，作为图片：权重少，处处共用。可以加归一化和 dropout。</translation>
    </message>
    <message>
        <source>The same gradients from a surface: y walks one learning rate a step, and at step 8000 it passes a needle that pulls x once. Look at x0.</source>
        <translation>同样的梯度来自一个曲面：y 每步走一个学习率，在第 8000 步经过一根拉动 x 一次的针。请看 x0。</translation>
    </message>
    <message>
        <source>The same momentum in three conventions. They agree while the rate is constant and part when it drops.</source>
        <translation>三种约定下的同一个动量。学习率恒定时一致，下降时分开。</translation>
    </message>
    <message>
        <source>The schedule of the first Transformers (Vaswani et al. 2017); theirs has the base rate 1/sqrt(d_model · warmup_steps).</source>
        <translation>最早的 Transformer 的调度 (Vaswani et al. 2017)；其基础学习率为 1/sqrt(d_model · warmup_steps)。</translation>
    </message>
    <message>
        <source>The second moment lags behind the gradient</source>
        <translation>二阶矩落在梯度后面</translation>
    </message>
    <message>
        <source>The sharp minimum (curvature 44) is a little deeper than the wide one (curvature 1) at (-1.92, 0). With noise on the gradient, gradient descent leaves it for the wide one; with the noise at 0 it stays.</source>
        <translation>尖锐的极小点（曲率 44）比 (-1.92, 0) 处宽阔的极小点（曲率 1）略深。梯度有噪声时，梯度下降离开它去宽阔的那个；噪声为 0 时留下。</translation>
    </message>
    <message>
        <source>The sharpness in the coordinates of a rule that divides by √v̂ + ε (Adam, RMSprop, Adagrad …): this, not λ₁, is what rises to its limit of stability, 38 / lr for Adam with β₁ = 0.9 (Cohen et al. 2022). Empty for other rules and at the start.</source>
        <translation>除以 √v̂ + ε 的规则（Adam、RMSprop、Adagrad …）坐标下的锐度：升到稳定极限的是它而不是 λ₁，β₁ = 0.9 的 Adam 为 38 / lr (Cohen et al. 2022)。其他规则以及开始时为空。</translation>
    </message>
    <message>
        <source>The sign of a momentum. Takes a rate 3 to 10 times smaller than Adam&apos;s and more weight decay.</source>
        <translation>动量的符号。学习率比 Adam 小 3 到 10 倍，权重衰减更大。</translation>
    </message>
    <message>
        <source>The size of all weights together; weight decay pulls it down.</source>
        <translation>所有权重合起来的大小；权重衰减使它变小。</translation>
    </message>
    <message>
        <source>The slope is ±1 up to the very minimum (0 at a corner): a constant rate can never settle, decay can.</source>
        <translation>直到极小点斜率都是 ±1（拐角处为 0）：恒定学习率永远无法安定，衰减可以。</translation>
    </message>
    <message>
        <source>The slowest of the decays whose squares still sum up: stochastic gradients average out, and every distance can still be covered (Robbins and Monro 1951).</source>
        <translation>平方和仍收敛的最慢衰减：随机梯度被平均掉，而任何距离仍能走完 (Robbins and Monro 1951)。</translation>
    </message>
    <message>
        <source>The smaller of loss·10&apos;s distances from the plain run and from lr·10, relative to the way made. No change of its knobs undoes the factor: its first step is min(1, 1/‖g‖₁) long, and two floors in it are fixed numbers.</source>
        <translation>loss·10 与普通运行、与 lr·10 的距离中较小者，相对于所走路程。它的旋钮没有一种改动能抵消这个因子：它的第一步长 min(1, 1/‖g‖₁)，其中两个下限是固定的数。</translation>
    </message>
    <message>
        <source>The smaller of loss·10&apos;s distances from the plain run and from lr·10, relative to the way made. No change of its knobs undoes the factor: its first steps follow the momentum and take s as a factor on the rate, the later ones are normalised.</source>
        <translation>loss·10 与普通运行、与 lr·10 的距离中较小者，相对于所走路程。它的旋钮没有一种改动能抵消这个因子：最初几步跟随动量，把 s 当作学习率上的因子，之后的步子是归一化的。</translation>
    </message>
    <message>
        <source>The smaller of loss·10&apos;s distances from the plain run and from lr·10, relative to the way made. No change of its knobs undoes the factor: its ε is added to the squared surprise and again to the root: one needs ε/s², the other ε/s.</source>
        <translation>loss·10 与普通运行、与 lr·10 的距离中较小者，相对于所走路程。它的旋钮没有一种改动能抵消这个因子：它的 ε 既加在惊讶的平方上，又加在根上：一处需要 ε/s²，另一处需要 ε/s。</translation>
    </message>
    <message>
        <source>The smaller of loss·10&apos;s distances from the plain run and from lr·10, relative to the way made. No change of its knobs undoes the factor: its ε stands beside g², which grows by s², and beside the squared steps, which do not grow.</source>
        <translation>loss·10 与普通运行、与 lr·10 的距离中较小者，相对于所走路程。它的旋钮没有一种改动能抵消这个因子：它的 ε 与按 s² 增长的 g² 相加，又与不增长的步子平方相加。</translation>
    </message>
    <message>
        <source>The smallest part of a classifier&apos;s parameters in one of the four, each cut at the median.</source>
        <translation>分类器的参数在四个分区之一中的最小比例，均以中位数为界。</translation>
    </message>
    <message>
        <source>The squared error of y = b + w·x over ten points. w is felt 87 000 times more strongly than b, so one learning rate cannot suit both.</source>
        <translation>十个点上 y = b + w·x 的平方误差。对 w 的感受比对 b 强 87 000 倍，因此一个学习率不能同时适合两者。</translation>
    </message>
    <message>
        <source>The squared gradients underflow</source>
        <translation>梯度的平方下溢</translation>
    </message>
    <message>
        <source>The start lies almost on the ridge: how long does a rule linger at (0, 0)? Beyond, the loss falls without end.</source>
        <translation>起点几乎在山脊上：规则在 (0, 0) 停留多久？再往外，损失无止境地下降。</translation>
    </message>
    <message>
        <source>The step at which loss or parameters stopped being finite.</source>
        <translation>损失或参数不再有限的那一步。</translation>
    </message>
    <message>
        <source>The step size of every parameter at the start.</source>
        <translation>开始时每个参数的步长。</translation>
    </message>
    <message>
        <source>The step stands on the ε floor</source>
        <translation>步子停在 ε 下限上</translation>
    </message>
    <message>
        <source>The steps at which the rate drops, in increasing order; one that stands there twice drops it twice.</source>
        <translation>学习率下降的各步，递增排列；出现两次的下降两次。</translation>
    </message>
    <message>
        <source>The steps of the points, in increasing order; before the first and after the last the rate stays.</source>
        <translation>各点的步数，递增排列；第一点之前和最后一点之后学习率不变。</translation>
    </message>
    <message>
        <source>The steps on other batches hardly lower a batch&apos;s loss</source>
        <translation>其他批次上的步子几乎不降低一个批次的损失</translation>
    </message>
    <message>
        <source>The sum of all curvatures: how wide the valley is on the whole. Exact up to 64 parameters, else estimated from 8 random directions (Hutchinson 1990).</source>
        <translation>全部曲率之和：山谷总体有多宽。64 个参数以内精确，否则由 8 个随机方向估计 (Hutchinson 1990)。</translation>
    </message>
    <message>
        <source>The sum of all modes: a fast fall first, then the slowest mode alone.</source>
        <translation>所有特征模之和：先快速下降，然后只剩最慢的模。</translation>
    </message>
    <message>
        <source>The torch.nn.Module in it: takes (B, F), gives (B, K).</source>
        <translation>其中的 torch.nn.Module：接收 (B, F)，给出 (B, K)。</translation>
    </message>
    <message>
        <source>The training is untouched; beside it runs an average of the weights, which is the answer.</source>
        <translation>训练不受影响；旁边运行着权重的平均，它就是答案。</translation>
    </message>
    <message>
        <source>The training loss of the present batch. Falling is good; a flat stretch with a large gradient means bouncing.</source>
        <translation>当前批次的训练损失。下降是好事；平直而梯度大意味着弹跳。</translation>
    </message>
    <message>
        <source>The two runs side by side; the weights of the first are shorter by (1 − ηλ)ᵗ, their direction is the same.</source>
        <translation>两条运行并排：第一条的权重短 (1 − ηλ)ᵗ 倍，方向相同。</translation>
    </message>
    <message>
        <source>The update whose place is the first to be averaged.</source>
        <translation>从哪一次更新的位置开始平均。</translation>
    </message>
    <message>
        <source>The upper bound (a rate); left out: the optimizer&apos;s own rate.</source>
        <translation>上界（学习率）；不填：优化器自己的学习率。</translation>
    </message>
    <message>
        <source>The velocity&apos;s look-ahead: where it will have moved next.</source>
        <translation>速度的前瞻：接下来它会移动到哪里。</translation>
    </message>
    <message>
        <source>The warm-up is too short</source>
        <translation>预热太短</translation>
    </message>
    <message>
        <source>The whole excursion after a long quiet is 31.77 learning rates</source>
        <translation>长久平静之后的整个偏离为 31.77 个学习率</translation>
    </message>
    <message>
        <source>The whole excursion after a long quiet: (1 − β₁)/√(1 − β₂) / (1 − β₁/√β₂) learning rates</source>
        <translation>长久平静之后的整个偏离：(1 − β₁)/√(1 − β₂) / (1 − β₁/√β₂) 个学习率</translation>
    </message>
    <message>
        <source>The whole gradient is shortened to length c where it is longer; its direction stays.</source>
        <translation>整个梯度若更长就缩短到长度 c；方向不变。</translation>
    </message>
    <message>
        <source>Three equally deep minima: the start decides which one is found.</source>
        <translation>三个同样深的极小点：起点决定找到哪一个。</translation>
    </message>
    <message>
        <source>Three heaps</source>
        <translation>三个团块</translation>
    </message>
    <message>
        <source>Three minima in a row; momentum may carry the iterate out of the outer ones.</source>
        <translation>一排三个极小点；动量可能把迭代点带出外侧的两个。</translation>
    </message>
    <message>
        <source>Three optimizers train the same network on the same batches. Watch who falls fastest, and who validates best.</source>
        <translation>三种优化器在相同的批次上训练同一个网络。看谁降得最快，谁验证得最好。</translation>
    </message>
    <message>
        <source>Three round clouds that lines part almost perfectly.</source>
        <translation>三个圆形点云，直线几乎能完美分开。</translation>
    </message>
    <message>
        <source>Three-hump camel</source>
        <translation>三峰驼</translation>
    </message>
    <message>
        <source>Training loss with a decay of 1 over ln 10, the loss of guessing; mean of 3 seeds.</source>
        <translation>衰减为 1 时的训练损失除以 ln 10，即瞎猜的损失；3 个种子的平均。</translation>
    </message>
    <message>
        <source>Trust ratio (LAMB)</source>
        <translation>信任比 (LAMB)</translation>
    </message>
    <message>
        <source>Trust ratio (LARS)</source>
        <translation>信任比 (LARS)</translation>
    </message>
    <message>
        <source>Turns the axes of two parameters counter-clockwise. Rates per parameter help only at 0° and 90°.</source>
        <translation>把两个参数的轴逆时针旋转。按参数的学习率只在 0° 和 90° 有帮助。</translation>
    </message>
    <message>
        <source>Turns the axes of up to %1 parameters at random, by this number; 0 leaves them.</source>
        <translation>按此数随机旋转最多 %1 个参数的轴；0 保持不变。</translation>
    </message>
    <message>
        <source>Turns the axes of up to 8 parameters at random, by this number; 0 leaves them.</source>
        <translation>按此数随机旋转最多 8 个参数的轴；0 保持不变。</translation>
    </message>
    <message>
        <source>Two arms wound around each other: a hard test for a small network.</source>
        <translation>互相缠绕的两条臂：对小网络是难题。</translation>
    </message>
    <message>
        <source>Two interleaving half circles; no line parts them, a small network does.</source>
        <translation>两个交错的半圆；直线分不开，小网络可以。</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>两个月牙</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>两条螺旋</translation>
    </message>
    <message>
        <source>Two weights and a bias tell two clouds of points apart. The loss is convex; when a line parts the clouds fully, the weights grow for ever.</source>
        <translation>两个权重和一个偏置分开两团点。损失是凸的；若直线能完全分开，权重会永远增长。</translation>
    </message>
    <message>
        <source>Update / weight</source>
        <translation>更新 / 权重</translation>
    </message>
    <message>
        <source>Update norm</source>
        <translation>更新范数</translation>
    </message>
    <message>
        <source>Updates between two averaged places.</source>
        <translation>两个取平均位置之间的更新次数。</translation>
    </message>
    <message>
        <source>Updates from the first rate to the last.</source>
        <translation>从最初到最后的学习率的更新次数。</translation>
    </message>
    <message>
        <source>Updates of every run.</source>
        <translation>每条运行的更新次数。</translation>
    </message>
    <message>
        <source>Use the largest second moment so far, so that rates never rise again.</source>
        <translation>使用到目前为止最大的二阶矩，使学习率不再升高。</translation>
    </message>
    <message>
        <source>Used for segmentation networks with power 0.9. From total_iters on the rate is exactly zero: nothing moves.</source>
        <translation>用于分割网络，幂取 0.9。从 total_iters 起学习率恰为零：什么都不动。</translation>
    </message>
    <message>
        <source>Validation minus training loss with a decay of 0.01 over that without, SGD; mean of 3 seeds.</source>
        <translation>衰减为 0.01 时验证损失减训练损失，与无衰减时之比，SGD；3 个种子的平均。</translation>
    </message>
    <message>
        <source>Validation minus training loss with a rate that falls to 0.05 %, over that with a constant one; mean of 3 seeds.</source>
        <translation>学习率降到 0.05 % 时验证损失减训练损失，与恒定学习率时之比；3 个种子的平均。</translation>
    </message>
    <message>
        <source>Validation − training loss</source>
        <translation>验证损失 − 训练损失</translation>
    </message>
    <message>
        <source>Variance in the second moment</source>
        <translation>二阶矩中的方差</translation>
    </message>
    <message>
        <source>Variance of the noise at the first step; the paper tries 0.01, 0.3 and 1.</source>
        <translation>第一步噪声的方差；论文试了 0.01、0.3 和 1。</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Velocity (Nesterov)</source>
        <translation>速度 (Nesterov)</translation>
    </message>
    <message>
        <source>Warm restarts</source>
        <translation>热重启</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Warm-up and decay in one, with rates far above what would be stable from the start (super-convergence, Smith and Topin 2018).</source>
        <translation>预热与衰减合一，学习率远高于一开始就稳定的值（超收敛，Smith and Topin 2018）。</translation>
    </message>
    <message>
        <source>Warm-up lowers the loss that Adam reaches</source>
        <translation>预热降低 Adam 所达到的损失</translation>
    </message>
    <message>
        <source>Warm-up, stable, decay</source>
        <translation>预热、稳定、衰减</translation>
    </message>
    <message>
        <source>Weight decay as in AdamW instead of L2.</source>
        <translation>像 AdamW 那样的权重衰减，代替 L2。</translation>
    </message>
    <message>
        <source>Weight decay as the gradient of λ/2·|w|². Blocks after it treat it like any other gradient: an adaptive rule rescales it away.</source>
        <translation>权重衰减作为 λ/2·|w|² 的梯度。其后的模块把它当作普通梯度：自适应规则会把它缩放掉。</translation>
    </message>
    <message>
        <source>Weight decay is against over-fitting: it makes the gap to the validation loss smaller</source>
        <translation>权重衰减对抗过拟合：它使与验证损失的差距更小</translation>
    </message>
    <message>
        <source>Weight decay is not a falling rate: its steps stay as large as they were</source>
        <translation>权重衰减不是下降的学习率：它的步子保持原来的大小</translation>
    </message>
    <message>
        <source>Weight decay may be anything from 0 to 1</source>
        <translation>权重衰减可以是 0 到 1 之间的任何值</translation>
    </message>
    <message>
        <source>Weights that the data does not need become exactly zero, which L2 never does.</source>
        <translation>数据不需要的权重恰好变为零，L2 从不如此。</translation>
    </message>
    <message>
        <source>Weights with w = 0</source>
        <translation>w = 0 的权重</translation>
    </message>
    <message>
        <source>Weights with |w| &lt; 1e-3</source>
        <translation>|w| &lt; 1e-3 的权重</translation>
    </message>
    <message>
        <source>Weights with |w| &lt; 1e-6</source>
        <translation>|w| &lt; 1e-6 的权重</translation>
    </message>
    <message>
        <source>What evens out the signal before every activation: over the batch (always the statistics of the samples at hand, no running averages) or within a sample.</source>
        <translation>每个激活之前用什么使信号均衡：对批次（总用手头样本的统计量，没有滑动平均），或在一个样本之内。</translation>
    </message>
    <message>
        <source>What follows every hidden layer.</source>
        <translation>每个隐藏层之后是什么。</translation>
    </message>
    <message>
        <source>What is left of the distance to the best b after 100 000 steps.</source>
        <translation>100 000 步之后离最佳 b 还剩的距离。</translation>
    </message>
    <message>
        <source>What it is multiplied by at step total_steps.</source>
        <translation>在第 total_steps 步所乘的值。</translation>
    </message>
    <message>
        <source>What it learns from.</source>
        <translation>它从什么学习。</translation>
    </message>
    <message>
        <source>What the file held when the experiment was made: another file is refused; empty: any file is taken.</source>
        <translation>建立实验时文件的内容：别的文件会被拒绝；留空：接受任何文件。</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at step 0.</source>
        <translation>第 0 步时学习率所乘的值。</translation>
    </message>
    <message>
        <source>What the rate is multiplied by during the first total_iters steps.</source>
        <translation>前 total_iters 步中学习率所乘的值。</translation>
    </message>
    <message>
        <source>What the rate is multiplied by from step total_iters on.</source>
        <translation>从第 total_iters 步起学习率所乘的值。</translation>
    </message>
    <message>
        <source>What the rate is multiplied by when the metric has stopped improving.</source>
        <translation>指标不再改进时学习率所乘的值。</translation>
    </message>
    <message>
        <source>What x counts in scale_fn: cycles (from 1) or steps.</source>
        <translation>scale_fn 中 x 数的是什么：循环（从 1 起）或步。</translation>
    </message>
    <message>
        <source>When the loss has stopped falling the gradient is not small</source>
        <translation>损失停止下降时，梯度并不小</translation>
    </message>
    <message>
        <source>Where along the valley the minimum lies: (a, a²).</source>
        <translation>极小点在山谷的何处：(a, a²)。</translation>
    </message>
    <message>
        <source>Where every run starts.</source>
        <translation>每条运行从哪里开始。</translation>
    </message>
    <message>
        <source>Where the norm would go without gradients; what is above it, the gradients hold up.</source>
        <translation>没有梯度时范数会去哪里；高出的部分由梯度撑住。</translation>
    </message>
    <message>
        <source>Where the rate enters: outside of the memory (PyTorch) or inside (Sutskever and Polyak; Keras, here with its Nesterov form).</source>
        <translation>学习率从哪里进入：在记忆之外 (PyTorch) 或之内（Sutskever 和 Polyak；Keras，这里用其 Nesterov 形式）。</translation>
    </message>
    <message>
        <source>Where the sum of squares starts.</source>
        <translation>平方和从何值开始。</translation>
    </message>
    <message>
        <source>Whether its clock counts steps or whole epochs.</source>
        <translation>它按步计数还是按整轮计数。</translation>
    </message>
    <message>
        <source>Whether the layers have a bias.</source>
        <translation>各层是否带偏置。</translation>
    </message>
    <message>
        <source>Whether the metric should fall (a loss) or rise (an accuracy).</source>
        <translation>指标应当下降（损失）还是上升（准确率）。</translation>
    </message>
    <message>
        <source>Whether the rate grows by factors or by equal amounts.</source>
        <translation>学习率按倍数增长还是按等量增长。</translation>
    </message>
    <message>
        <source>Whether the run diverges or jumps over the valley&apos;s floor at every step while it swings.</source>
        <translation>运行是否发散，或摆动时每步都跳过谷底。</translation>
    </message>
    <message>
        <source>Whether the target is a class or a quantity; auto takes text and few different whole numbers for classes.</source>
        <translation>目标是类别还是数量；auto 把文本和少量不同的整数当作类别。</translation>
    </message>
    <message>
        <source>Whether the threshold is a part of the best value or an amount.</source>
        <translation>阈值是最好值的比例还是绝对量。</translation>
    </message>
    <message>
        <source>Which data: points of the plane in classes, or a sine wave.</source>
        <translation>哪种数据：平面上分类的点，或正弦波。</translation>
    </message>
    <message>
        <source>Which letters are the variables; by themselves x, y, z, u, v, w and x0 … x9 are.</source>
        <translation>哪些字母是变量；默认为 x、y、z、u、v、w 和 x0 … x9。</translation>
    </message>
    <message>
        <source>Which parameters of a network are recorded one by one, by number from 0. Up to 16 parameters all are.</source>
        <translation>逐个记录网络的哪些参数，从 0 编号。不超过 16 个参数时全部记录。</translation>
    </message>
    <message>
        <source>Which run ends with the lowest loss, as its number in the spec.</source>
        <translation>哪条运行结束时损失最低，以描述中的编号表示。</translation>
    </message>
    <message>
        <source>Which two directions are drawn</source>
        <translation>绘制哪两个方向</translation>
    </message>
    <message>
        <source>Width of curves and paths in points.</source>
        <translation>曲线和路径的宽度，以磅计。</translation>
    </message>
    <message>
        <source>Width of the figure in millimetres.</source>
        <translation>图的宽度，以毫米计。</translation>
    </message>
    <message>
        <source>Width of the hidden layer.</source>
        <translation>隐藏层的宽度。</translation>
    </message>
    <message>
        <source>Widths of the hidden layers, from the input on.</source>
        <translation>各隐藏层的宽度，从输入一侧起。</translation>
    </message>
    <message>
        <source>With 2000 samples the loss is a band of 20 lines</source>
        <translation>2000 个样本时，损失是由 20 条线组成的带</translation>
    </message>
    <message>
        <source>With ReduceLROnPlateau the loss settles where a constant rate keeps bouncing</source>
        <translation>用 ReduceLROnPlateau 时，损失在恒定学习率不停弹跳之处安定下来</translation>
    </message>
    <message>
        <source>With a factor of 0.99 a step and no gradient 0.366 of a weight is left after 100 steps</source>
        <translation>每步乘 0.99 且没有梯度时，100 步之后权重剩下 0.366</translation>
    </message>
    <message>
        <source>With a falling rate (ExponentialLR) the loss settles where a constant one keeps bouncing</source>
        <translation>用下降的学习率 (ExponentialLR) 时，损失在恒定学习率不停弹跳之处安定下来</translation>
    </message>
    <message>
        <source>With a proximal L1 some weights become zero</source>
        <translation>用近端 L1 时，有些权重变为零</translation>
    </message>
    <message>
        <source>With decay_rate 1: steps after which the rate is halved.</source>
        <translation>decay_rate 为 1 时：学习率减半所需的步数。</translation>
    </message>
    <message>
        <source>With ever lower cycles (CyclicLR, triangular2) the loss settles too</source>
        <translation>用越来越低的循环 (CyclicLR, triangular2) 时，损失也会安定</translation>
    </message>
    <message>
        <source>With momentum 0.9 the gradients 5, −2, 3 give 5, 3, 5.7</source>
        <translation>动量为 0.9 时，梯度 5、−2、3 给出 5、3、5.7</translation>
    </message>
    <message>
        <source>With noise on the gradient a constant rate stays at a height that is proportional to it; a falling rate sinks.</source>
        <translation>梯度有噪声时，恒定学习率停在与之成正比的高度；下降的学习率则会沉下去。</translation>
    </message>
    <message>
        <source>With weight decay (L2) some weights become zero</source>
        <translation>用权重衰减 (L2) 时，有些权重变为零</translation>
    </message>
    <message>
        <source>Write the schedule down as a formula; nothing else is needed for a schedule that has no name yet.</source>
        <translation>把调度写成公式；还没有名称的调度不需要别的。</translation>
    </message>
    <message>
        <source>a box without an end</source>
        <translation>有一个没有结尾的数据块</translation>
    </message>
    <message>
        <source>a closed form, (1 − ηλ)ᵗ: only rounding</source>
        <translation>闭式解 (1 − ηλ)ᵗ：只有舍入</translation>
    </message>
    <message>
        <source>a closed form: only rounding may part it from the run</source>
        <translation>闭式解：与运行之间只可能有舍入之差</translation>
    </message>
    <message>
        <source>a comma stands only between the arguments of a function</source>
        <translation>逗号只能出现在函数的参数之间</translation>
    </message>
    <message>
        <source>a constant exponent is at most %1 in size</source>
        <translation>常数指数的大小最多为 %1</translation>
    </message>
    <message>
        <source>a curve has dimension 1 and an area 2; counting boxes of 1 to 16 cells misses by less than 0.1</source>
        <translation>曲线的维数为 1，面积为 2；数 1 到 16 格的盒子误差小于 0.1</translation>
    </message>
    <message>
        <source>a curve without bands falls; one epoch in twenty may rise by rounding and overshoot</source>
        <translation>没有带的曲线会下降；二十轮中有一轮可能因舍入和过冲而上升</translation>
    </message>
    <message>
        <source>a divergence at step %1; it must be at least 0</source>
        <translation>在第 %1 步发散；至少应为 0</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限的数</translation>
    </message>
    <message>
        <source>a finite number %1</source>
        <translation>%1 的有限的数</translation>
    </message>
    <message>
        <source>a finite number %1 and %2</source>
        <translation>%1 且 %2 的有限的数</translation>
    </message>
    <message>
        <source>a history without a %1</source>
        <translation>没有 %1 的历史</translation>
    </message>
    <message>
        <source>a list of finite numbers</source>
        <translation>有限数的列表</translation>
    </message>
    <message>
        <source>a list of finite numbers %1</source>
        <translation>%1 的有限数的列表</translation>
    </message>
    <message>
        <source>a list of finite numbers %1 and %2</source>
        <translation>%1 且 %2 的有限数的列表</translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation>名称的列表</translation>
    </message>
    <message>
        <source>a list of whole numbers</source>
        <translation>整数的列表</translation>
    </message>
    <message>
        <source>a list of whole numbers %1</source>
        <translation>%1 的整数的列表</translation>
    </message>
    <message>
        <source>a list of whole numbers %1 and %2</source>
        <translation>%1 且 %2 的整数的列表</translation>
    </message>
    <message>
        <source>a map has two axes, and a third one to move along; this spec has %1</source>
        <translation>图谱有两个轴，以及可沿之移动的第三轴；此描述有 %1 个</translation>
    </message>
    <message>
        <source>a number of more than 64 bits</source>
        <translation>超过 64 位的数</translation>
    </message>
    <message>
        <source>a number right after a value: write * or ^ between them</source>
        <translation>值之后紧跟数字：请在中间写 * 或 ^</translation>
    </message>
    <message>
        <source>a parameter is not finite</source>
        <translation>某个参数不是有限的</translation>
    </message>
    <message>
        <source>a parenthesis is not closed</source>
        <translation>有括号没有闭合</translation>
    </message>
    <message>
        <source>a piece begins in the middle of an epoch; torch, stepped once an epoch, cannot say so</source>
        <translation>有一段在一轮的中间开始；每轮走一步的 torch 无法表达</translation>
    </message>
    <message>
        <source>a place 0.1 beside the minimum</source>
        <translation>极小点旁边 0.1 处</translation>
    </message>
    <message>
        <source>a power of a power beyond %1</source>
        <translation>幂的幂超出 %1</translation>
    </message>
    <message>
        <source>a quarter of a cycle later</source>
        <translation>四分之一个循环之后</translation>
    </message>
    <message>
        <source>a random walk with a drift stays σ²/(2·drift) off its wall, 2.8 learning rates at most here: three times that</source>
        <translation>带漂移的随机游走离壁 σ²/(2·漂移)，这里最多 2.8 个学习率：取其三倍</translation>
    </message>
    <message>
        <source>a rate that grows by (1 − ηλ)⁻¹</source>
        <translation>按 (1 − ηλ)⁻¹ 增长的学习率</translation>
    </message>
    <message>
        <source>a report needs a history</source>
        <translation>报告需要历史</translation>
    </message>
    <message>
        <source>a report needs loss to be recorded</source>
        <translation>报告需要记录损失</translation>
    </message>
    <message>
        <source>a rule with another limit</source>
        <translation>极限不同的规则</translation>
    </message>
    <message>
        <source>a schedule that reacts needs loss or validation_loss to be recorded</source>
        <translation>会作出反应的调度需要记录 loss 或 validation_loss</translation>
    </message>
    <message>
        <source>a schedule that reacts to the run needs a history to look at</source>
        <translation>对运行作出反应的调度需要可查看的历史</translation>
    </message>
    <message>
        <source>a sequence one can follow with the eye: nine points of ten on their side; chance gives a half</source>
        <translation>肉眼能跟上的序列：十个点中有九个在自己一侧；随机为一半</translation>
    </message>
    <message>
        <source>a shared block of %1 bytes; it needs at least 1</source>
        <translation>%1 字节的共享块；至少需要 1 字节</translation>
    </message>
    <message>
        <source>a spec must be a table, not %1</source>
        <translation>描述必须是表，而不是 %1</translation>
    </message>
    <message>
        <source>a step has either a tool, or a question and claims</source>
        <translation>一步要么有工具，要么有提问和论断</translation>
    </message>
    <message>
        <source>a step number</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>a table of names with finite numbers</source>
        <translation>名称与有限数的表</translation>
    </message>
    <message>
        <source>a target and at least one feature are needed, separated by one of %1</source>
        <translation>需要一个目标和至少一个特征，以 %1 之一分隔</translation>
    </message>
    <message>
        <source>a thousandth of the way made is a pixel on a plot</source>
        <translation>所走路程的千分之一是图上的一个像素</translation>
    </message>
    <message>
        <source>a thousandth of the way made is a pixel on a plot: less cannot be seen, more can</source>
        <translation>所走路程的千分之一是图上的一个像素：更小看不见，更大看得见</translation>
    </message>
    <message>
        <source>a value is missing at the end</source>
        <translation>末尾缺少一个值</translation>
    </message>
    <message>
        <source>a value is missing before %1</source>
        <translation>%1 之前缺少一个值</translation>
    </message>
    <message>
        <source>a verdict is asked for, and there is no claim</source>
        <translation>要求裁决，却没有论断</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number %1</source>
        <translation>%1 的整数</translation>
    </message>
    <message>
        <source>a whole number %1 and %2</source>
        <translation>%1 且 %2 的整数</translation>
    </message>
    <message>
        <source>above the bottom a constant rate leaves a height in proportion to it; a rate that ends far lower leaves less than half</source>
        <translation>恒定学习率在谷底之上留下与之成正比的高度；最终低得多的学习率留下不到一半</translation>
    </message>
    <message>
        <source>all five; gradient descent jumps over the floor at every step where ηλ &gt; 1, here η &gt; 5.7e-7 (λ = 2Σx² = 1.75e6), and at none where ηλ &lt; 1</source>
        <translation>全部五个；ηλ &gt; 1 时梯度下降每步都跳过谷底，这里为 η &gt; 5.7e-7（λ = 2Σx² = 1.75e6），ηλ &lt; 1 时从不如此</translation>
    </message>
    <message>
        <source>all min and max together compare at most %1 values</source>
        <translation>所有 min 和 max 合起来最多比较 %1 个值</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>允许的有：%1</translation>
    </message>
    <message>
        <source>an axis changes the formula itself</source>
        <translation>有一个轴改变公式本身</translation>
    </message>
    <message>
        <source>an empty list of schedules: give at least one</source>
        <translation>调度列表是空的：请至少给一个</translation>
    </message>
    <message>
        <source>and more than %1 different texts are too many; choose features without this column</source>
        <translation>而且不同的文本超过 %1 个太多了；请选择不含这一列的特征</translation>
    </message>
    <message>
        <source>angle = %1: give an angle or a rotation_seed, not both</source>
        <translation>angle = %1：angle 和 rotation_seed 只能给一个</translation>
    </message>
    <message>
        <source>angle = %1: turns two axes, not %2; use rotation_seed</source>
        <translation>angle = %1：旋转两个轴，而不是 %2 个；请用 rotation_seed</translation>
    </message>
    <message>
        <source>argument of %1</source>
        <translation>%1 的参数</translation>
    </message>
    <message>
        <source>as lr·s</source>
        <translation>如同 lr·s</translation>
    </message>
    <message>
        <source>at large rates the loss differs by a third from seed to seed, so that the mean of eight is a tenth uncertain</source>
        <translation>学习率大时，不同种子的损失相差三分之一，因此八个的平均有十分之一的不确定</translation>
    </message>
    <message>
        <source>at sharpness 2/lr gradient descent just bounces; within 7 % of it, as for the edge of stability</source>
        <translation>锐度为 2/lr 时梯度下降恰好来回弹跳；在 7 % 以内，与稳定边缘相同</translation>
    </message>
    <message>
        <source>auto: cross_entropy for classes, mse for quantities. binary_cross_entropy takes one output for two classes.</source>
        <translation>auto：类别用 cross_entropy，数量用 mse。binary_cross_entropy 用一个输出表示两个类别。</translation>
    </message>
    <message>
        <source>average of the path: the answer</source>
        <translation>路径的平均：答案</translation>
    </message>
    <message>
        <source>batch_losses: %1 batches an epoch; %2 at most</source>
        <translation>batch_losses：每轮 %1 个批次；最多 %2 个</translation>
    </message>
    <message>
        <source>batch_losses: %1 has no batches</source>
        <translation>batch_losses：%1 没有批次</translation>
    </message>
    <message>
        <source>batch_losses: a schedule drives the batch size, so no two epochs have the same batches</source>
        <translation>batch_losses：批量大小由调度控制，因此没有两轮的批次相同</translation>
    </message>
    <message>
        <source>bias correction 1 − β₁ᵗ</source>
        <translation>偏差校正 1 − β₁ᵗ</translation>
    </message>
    <message>
        <source>bias correction 1 − β₂ᵗ</source>
        <translation>偏差校正 1 − β₂ᵗ</translation>
    </message>
    <message>
        <source>bias correction, the one other part, has faded to 0.99¹⁰⁰⁰ = 4e-5 by then; the steps are about 1</source>
        <translation>偏差校正是仅有的另一部分，那时已减弱到 0.99¹⁰⁰⁰ = 4e-5；步子约为 1</translation>
    </message>
    <message>
        <source>block %1 asks for %2; this chain has no surroundings</source>
        <translation>模块 %1 需要 %2；此链条没有环境</translation>
    </message>
    <message>
        <source>blocks: must be a list of at most %1 tables {block = ...}</source>
        <translation>blocks：必须是最多 %1 个表 {block = ...} 的列表</translation>
    </message>
    <message>
        <source>both eigenvalues are double there, so errors fall as t·ρᵗ: over the second half that adds ln 2 / (t/2)</source>
        <translation>那里两个特征值都是二重的，因此误差按 t·ρᵗ 下降：在后半段多出 ln 2 / (t/2)</translation>
    </message>
    <message>
        <source>cannot be built</source>
        <translation>无法构建</translation>
    </message>
    <message>
        <source>capacity %1; it must be at least 1</source>
        <translation>容量 %1；至少应为 1</translation>
    </message>
    <message>
        <source>capacity %1; it must be at least the present %2</source>
        <translation>容量 %1；至少应为当前的 %2</translation>
    </message>
    <message>
        <source>chance: the larger part of 100 fair coins is above 0.65 about once in 500 times</source>
        <translation>偶然：100 枚公平硬币中较多的一面超过 0.65，约五百次中有一次</translation>
    </message>
    <message>
        <source>channels = %1: at most %2, as every layer halves %3×%4 pixels</source>
        <translation>channels = %1：最多 %2 个，因为每层把 %3×%4 像素减半</translation>
    </message>
    <message>
        <source>channels: %1 features are no square picture; leave it empty</source>
        <translation>channels：%1 个特征不是方形图片；请留空</translation>
    </message>
    <message>
        <source>channels: not a list of names</source>
        <translation>channels：不是名称的列表</translation>
    </message>
    <message>
        <source>chunks: number %1 does not belong there</source>
        <translation>chunks：编号 %1 不属于那里</translation>
    </message>
    <message>
        <source>chunks: number %1 has %2 bytes for %3 values</source>
        <translation>chunks：编号 %1 有 %2 字节，对应 %3 个值</translation>
    </message>
    <message>
        <source>chunks: rows %1 to %2 of run %3 are missing</source>
        <translation>chunks：运行 %3 缺少第 %1 到 %2 行</translation>
    </message>
    <message>
        <source>cluster %1: cannot be reached (%2)</source>
        <translation>cluster %1：无法连接 (%2)</translation>
    </message>
    <message>
        <source>cluster = %1: must look like local:4 or tcp://host:8786</source>
        <translation>cluster = %1：必须写成 local:4 或 tcp://host:8786 的样子</translation>
    </message>
    <message>
        <source>cluster: needs Dask; pip install optimizer-lab[cluster]</source>
        <translation>cluster：需要 Dask；pip install optimizer-lab[cluster]</translation>
    </message>
    <message>
        <source>codec %1: unknown</source>
        <translation>codec %1：未知</translation>
    </message>
    <message>
        <source>colour = &apos;distance&apos;: no minimum of %1 is known</source>
        <translation>colour = &apos;distance&apos;：不知道 %1 的极小点</translation>
    </message>
    <message>
        <source>colour = &apos;winner&apos;: needs two runs or more</source>
        <translation>colour = &apos;winner&apos;：需要两条或更多运行</translation>
    </message>
    <message>
        <source>compiled kernels run on the CPU, not on %1</source>
        <translation>编译的内核在 CPU 上运行，而不是在 %1 上</translation>
    </message>
    <message>
        <source>component %1</source>
        <translation>主成分 %1</translation>
    </message>
    <message>
        <source>count = %1: must be from 2 to %2</source>
        <translation>count = %1：必须在 2 到 %2 之间</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>被截断</translation>
    </message>
    <message>
        <source>cycle_momentum = True: this optimizer has no momentum; set cycle_momentum to false</source>
        <translation>cycle_momentum = True：此优化器没有动量；请把 cycle_momentum 设为 false</translation>
    </message>
    <message>
        <source>dampening is applied from the first step on</source>
        <translation>dampening 从第一步起就起作用</translation>
    </message>
    <message>
        <source>dampening: with dampening = momentum the steps are an average, as long as the gradient&apos;s</source>
        <translation>dampening：当 dampening = momentum 时，步子是平均，与梯度一样长</translation>
    </message>
    <message>
        <source>decay that halves what is left above the lowest loss is needed</source>
        <translation>需要把高出最低损失的部分减半的衰减</translation>
    </message>
    <message>
        <source>decaying maximum of |gradient|</source>
        <translation>|梯度| 的衰减最大值</translation>
    </message>
    <message>
        <source>depends on %1</source>
        <translation>取决于 %1</translation>
    </message>
    <message>
        <source>device = %1: must be cpu, cuda or auto</source>
        <translation>device = %1：必须是 cpu、cuda 或 auto</translation>
    </message>
    <message>
        <source>device = &apos;cuda&apos;: no CUDA device is here; use cpu or auto</source>
        <translation>device = &apos;cuda&apos;：这里没有 CUDA 设备；请用 cpu 或 auto</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>你是指 %1 吗？</translation>
    </message>
    <message>
        <source>does not unpack to %1 bytes</source>
        <translation>解压后不是 %1 字节</translation>
    </message>
    <message>
        <source>drives = %1: a batch schedule drives %2 and nothing else</source>
        <translation>drives = %1：批量调度只控制 %2</translation>
    </message>
    <message>
        <source>drives = %1: must be the name of a knob</source>
        <translation>drives = %1：必须是旋钮的名称</translation>
    </message>
    <message>
        <source>dropout: it is drawn by Optimizer Lab&apos;s own generator and cannot be written</source>
        <translation>dropout：由 Optimizer Lab 自己的生成器抽取，无法写出</translation>
    </message>
    <message>
        <source>ends = %1: must hold 0 and 1, where the solutions are</source>
        <translation>ends = %1：必须包含 0 和 1，解在那里</translation>
    </message>
    <message>
        <source>ends at step %1, so the next piece would never run: the steps available are %2</source>
        <translation>在第 %1 步结束，因此下一段永远不会运行：可用的步数为 %2</translation>
    </message>
    <message>
        <source>engine = %1: must be process or thread</source>
        <translation>engine = %1：必须是 process 或 thread</translation>
    </message>
    <message>
        <source>entry of %1</source>
        <translation>%1 的条目</translation>
    </message>
    <message>
        <source>events: event %1 out of order</source>
        <translation>events：事件 %1 顺序不对</translation>
    </message>
    <message>
        <source>executor = %1: must be auto, fused or tensor</source>
        <translation>executor = %1：必须是 auto、fused 或 tensor</translation>
    </message>
    <message>
        <source>figures of a map: not a list of different names</source>
        <translation>图谱的数值：不是互不相同的名称列表</translation>
    </message>
    <message>
        <source>file = %1: must be a Python file (.py)</source>
        <translation>file = %1：必须是 Python 文件 (.py)</translation>
    </message>
    <message>
        <source>formula %1, character %2: %3</source>
        <translation>公式 %1，第 %2 个字符：%3</translation>
    </message>
    <message>
        <source>formula = %1: must be a text</source>
        <translation>formula = %1：必须是文本</translation>
    </message>
    <message>
        <source>four standard errors of a mean square: values e-fold apart are independent, about a tenth of 23 000 × 16</source>
        <translation>均方的四个标准误：相隔 e 倍的值是独立的，约为 23 000 × 16 的十分之一</translation>
    </message>
    <message>
        <source>frames = %1: must be 2 to %2</source>
        <translation>frames = %1：必须在 2 到 %2 之间</translation>
    </message>
    <message>
        <source>from the first to the second</source>
        <translation>从第一条到第二条</translation>
    </message>
    <message>
        <source>gradients and start: must be finite numbers</source>
        <translation>gradients 和 start：必须是有限的数</translation>
    </message>
    <message>
        <source>gradients clipped at norm %1</source>
        <translation>梯度按范数 %1 裁剪</translation>
    </message>
    <message>
        <source>gradients: every step must have as many numbers as the first</source>
        <translation>gradients：每一步的数的个数必须与第一步相同</translation>
    </message>
    <message>
        <source>gradients: must be 1 to %1 steps of 1 to %2 numbers</source>
        <translation>gradients：必须是 1 到 %1 步，每步 1 到 %2 个数</translation>
    </message>
    <message>
        <source>half of the article&apos;s last digit, 0.1</source>
        <translation>文章末位 0.1 的一半</translation>
    </message>
    <message>
        <source>half of the last digit given</source>
        <translation>所给末位的一半</translation>
    </message>
    <message>
        <source>has %1 different values; at most %2 classes</source>
        <translation>有 %1 个不同的值；最多 %2 个类别</translation>
    </message>
    <message>
        <source>has no attribute &apos;named_parameters&apos;</source>
        <translation>没有属性 &apos;named_parameters&apos;</translation>
    </message>
    <message>
        <source>has no attribute &apos;parameters&apos;</source>
        <translation>没有属性 &apos;parameters&apos;</translation>
    </message>
    <message>
        <source>hidden = %1: must be a list of whole numbers</source>
        <translation>hidden = %1：必须是整数的列表</translation>
    </message>
    <message>
        <source>hidden = a list of %1 widths: must be at most %2</source>
        <translation>hidden = %1 个宽度的列表：最多 %2 个</translation>
    </message>
    <message>
        <source>histogram: bins = %1: must be in 1 … %2</source>
        <translation>histogram：bins = %1：必须在 1 … %2 之间</translation>
    </message>
    <message>
        <source>histogram: run = %1; there are %2, counted from 0</source>
        <translation>histogram：run = %1；有 %2 条，从 0 数起</translation>
    </message>
    <message>
        <source>history: it ends at step %1, before the snapshot&apos;s step %2</source>
        <translation>history：在第 %1 步结束，早于快照的第 %2 步</translation>
    </message>
    <message>
        <source>history: its runs or channels are not those of the spec</source>
        <translation>history：它的运行或通道不是描述中的</translation>
    </message>
    <message>
        <source>holds a date or another value that no experiment has</source>
        <translation>含有日期或其他实验里没有的值</translation>
    </message>
    <message>
        <source>influence: count = %1: must be in 1 … %2</source>
        <translation>influence：count = %1：必须在 1 … %2 之间</translation>
    </message>
    <message>
        <source>influence: run = %1; there are %2, counted from 0</source>
        <translation>influence：run = %1；有 %2 条，从 0 数起</translation>
    </message>
    <message>
        <source>interpolation: the two solutions are the same point</source>
        <translation>interpolation：两个解是同一个点</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>it cannot be sent to the engine (%1)</source>
        <translation>无法发送给引擎 (%1)</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>it takes a share of the weight, so that its steps shrink as the weight does; the same size means the same</source>
        <translation>它取权重的一个比例，因此步子随权重变小；大小相同即意义相同</translation>
    </message>
    <message>
        <source>its first step is min(1, 1/‖g‖₁) long, and two floors in it are fixed numbers</source>
        <translation>它的第一步长 min(1, 1/‖g‖₁)，其中两个下限是固定的数</translation>
    </message>
    <message>
        <source>its first steps follow the momentum and take s as a factor on the rate, the later ones are normalised</source>
        <translation>最初几步跟随动量，把 s 当作学习率上的因子，之后的步子是归一化的</translation>
    </message>
    <message>
        <source>its numbers are not those of the spec</source>
        <translation>它的数不是描述中的</translation>
    </message>
    <message>
        <source>its runs are not those of the spec</source>
        <translation>它的运行不是描述中的</translation>
    </message>
    <message>
        <source>its ε is added to the squared surprise and again to the root: one needs ε/s², the other ε/s</source>
        <translation>它的 ε 既加在惊讶的平方上，又加在根上：一处需要 ε/s²，另一处需要 ε/s</translation>
    </message>
    <message>
        <source>its ε stands beside g², which grows by s², and beside the squared steps, which do not grow</source>
        <translation>它的 ε 与按 s² 增长的 g² 相加，又与不增长的步子平方相加</translation>
    </message>
    <message>
        <source>journal: a %1 entry that does not fit (%2)</source>
        <translation>恢复日志：有一个 %1 条目不符 (%2)</translation>
    </message>
    <message>
        <source>journal: an entry of kind %1</source>
        <translation>恢复日志：有一个 %1 类的条目</translation>
    </message>
    <message>
        <source>journal: rows of no run</source>
        <translation>恢复日志：有不属于任何运行的行</translation>
    </message>
    <message>
        <source>journal: rows that follow no other</source>
        <translation>恢复日志：有前后不接的行</translation>
    </message>
    <message>
        <source>k steps forward, one part of them taken: the noise of the fast weights averages out.</source>
        <translation>向前 k 步，取其一部分：快权重的噪声被平均掉。</translation>
    </message>
    <message>
        <source>key beside product</source>
        <translation>product 旁边的键</translation>
    </message>
    <message>
        <source>kind of band</source>
        <translation>带的种类</translation>
    </message>
    <message>
        <source>kind of export</source>
        <translation>导出种类</translation>
    </message>
    <message>
        <source>kind of landscape</source>
        <translation>地形的种类</translation>
    </message>
    <message>
        <source>knob of the block %1</source>
        <translation>模块 %1 的旋钮</translation>
    </message>
    <message>
        <source>landscape: a plane needs a problem of at least 2 parameters</source>
        <translation>landscape：平面需要至少 2 个参数的问题</translation>
    </message>
    <message>
        <source>largest second moment so far</source>
        <translation>到目前为止最大的二阶矩</translation>
    </message>
    <message>
        <source>layout: not a table</source>
        <translation>layout：不是表</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>极限</translation>
    </message>
    <message>
        <source>limit cycle: %1 parameters; at most %2</source>
        <translation>极限环：%1 个参数；最多 %2 个</translation>
    </message>
    <message>
        <source>limit cycle: a schedule drives the batch size, so the batches do not come round again</source>
        <translation>极限环：批量大小由调度控制，因此批次不会重复出现</translation>
    </message>
    <message>
        <source>limit cycle: needs batches in a fixed order (shuffle off) and no dampening</source>
        <translation>极限环：需要固定顺序的批次（不打乱），且没有阻尼</translation>
    </message>
    <message>
        <source>limit cycle: no formula for %1; SGD with momentum has one</source>
        <translation>极限环：%1 没有公式；带动量的 SGD 有</translation>
    </message>
    <message>
        <source>limit cycle: some direction is not bent by any batch, so the loop has no single place</source>
        <translation>极限环：某个方向没有被任何批次弯曲，因此环没有唯一的位置</translation>
    </message>
    <message>
        <source>limit cycle: the problem has no mini-batches</source>
        <translation>极限环：该问题没有小批量</translation>
    </message>
    <message>
        <source>linear regression, whose boundary is a smooth curve</source>
        <translation>线性回归，其边界是光滑的曲线</translation>
    </message>
    <message>
        <source>lines show where the batch explains more than half of the variance</source>
        <translation>批次解释的方差超过一半时，就显出线条</translation>
    </message>
    <message>
        <source>loss / parameter²</source>
        <translation>损失 / 参数²</translation>
    </message>
    <message>
        <source>loss = %1: the data have %2 classes; use cross_entropy</source>
        <translation>loss = %1：数据有 %2 个类别；请用 cross_entropy</translation>
    </message>
    <message>
        <source>loss = %1: the data have no classes; use mse</source>
        <translation>loss = %1：数据没有类别；请用 mse</translation>
    </message>
    <message>
        <source>loss scale %1 → %2</source>
        <translation>损失缩放 %1 → %2</translation>
    </message>
    <message>
        <source>low = %1, high = %2: low must be below high</source>
        <translation>low = %1, high = %2：low 必须小于 high</translation>
    </message>
    <message>
        <source>low = %1, high = %2: must be 0 &lt; low &lt; high</source>
        <translation>low = %1, high = %2：必须 0 &lt; low &lt; high</translation>
    </message>
    <message>
        <source>low = %1: must be &gt; 0 on a log scale</source>
        <translation>low = %1：对数刻度上必须 &gt; 0</translation>
    </message>
    <message>
        <source>low above zero and below high</source>
        <translation>下限大于零且小于上限</translation>
    </message>
    <message>
        <source>low below high</source>
        <translation>下限小于上限</translation>
    </message>
    <message>
        <source>lr: the step is the gradient times the rate</source>
        <translation>lr：步子是梯度乘以学习率</translation>
    </message>
    <message>
        <source>map: %1 axes; there must be two</source>
        <translation>图谱：%1 个轴；必须是两个</translation>
    </message>
    <message>
        <source>map: figures of another size than its axes</source>
        <translation>图谱：数值的大小与轴不符</translation>
    </message>
    <message>
        <source>map: pixels that are neither computed nor not</source>
        <translation>图谱：有像素既非已算也非未算</translation>
    </message>
    <message>
        <source>map_pieces: number %1 does not belong there</source>
        <translation>map_pieces：编号 %1 不属于那里</translation>
    </message>
    <message>
        <source>map_pieces: number %1 has %2 bytes for %3 values</source>
        <translation>map_pieces：编号 %1 有 %2 字节，对应 %3 个值</translation>
    </message>
    <message>
        <source>map_pieces: some are missing</source>
        <translation>map_pieces：缺少一些</translation>
    </message>
    <message>
        <source>mean of all squared gradients so far</source>
        <translation>到目前为止所有梯度平方的平均</translation>
    </message>
    <message>
        <source>memories are 1/(1 − α) long: 100 over 10 steps; half of that ratio</source>
        <translation>记忆长 1/(1 − α)：100 与 10 步；取该比值的一半</translation>
    </message>
    <message>
        <source>minima are printed with four to six digits, and a minimum is flat in its place</source>
        <translation>极小点给出四到六位数字，而且极小点处是平的</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>module &apos;engine&apos; has no attribute %1</source>
        <translation>模块 &apos;engine&apos; 没有属性 %1</translation>
    </message>
    <message>
        <source>momentum 0.5, whose steps turn by another angle</source>
        <translation>动量 0.5，其步子转动另一个角度</translation>
    </message>
    <message>
        <source>momentum, weights averaged (EMA)</source>
        <translation>动量，权重平均 (EMA)</translation>
    </message>
    <message>
        <source>momentum, weights averaged (SWA)</source>
        <translation>动量，权重平均 (SWA)</translation>
    </message>
    <message>
        <source>momentum: on a constant slope the steps grow to 1/(1 − β) times the gradient&apos;s</source>
        <translation>momentum：在恒定的斜坡上，步子增长到梯度的 1/(1 − β) 倍</translation>
    </message>
    <message>
        <source>more than %1 operations inside one another</source>
        <translation>超过 %1 个运算互相嵌套</translation>
    </message>
    <message>
        <source>more than %1 parentheses inside one another</source>
        <translation>超过 %1 层括号互相嵌套</translation>
    </message>
    <message>
        <source>name = %1: another run has this name; names must differ</source>
        <translation>name = %1：另一条运行已用此名；名称必须不同</translation>
    </message>
    <message>
        <source>name = %1: must be a Python name</source>
        <translation>name = %1：必须是 Python 名称</translation>
    </message>
    <message>
        <source>name = %1: must look like package.module:Class or path/to/file.py:Class</source>
        <translation>name = %1：必须写成 package.module:Class 或 path/to/file.py:Class 的样子</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>需要 %1</translation>
    </message>
    <message>
        <source>needs %1, which cannot be given here</source>
        <translation>需要 %1，此处无法给出</translation>
    </message>
    <message>
        <source>needs parameter groups marked for its two rules (use_muon), not plain parameters</source>
        <translation>需要为它的两条规则标记的参数组 (use_muon)，而不是普通参数</translation>
    </message>
    <message>
        <source>needs the whole module, not its parameters</source>
        <translation>需要整个模块，而不是它的参数</translation>
    </message>
    <message>
        <source>nesterov = true with momentum = %1 and dampening = %2: needs momentum &gt; 0 and dampening = 0</source>
        <translation>nesterov = true 而 momentum = %1、dampening = %2：需要 momentum &gt; 0 且 dampening = 0</translation>
    </message>
    <message>
        <source>nesterov: the first step is already 1 + β times the gradient</source>
        <translation>nesterov：第一步就已是梯度的 1 + β 倍</translation>
    </message>
    <message>
        <source>nine tenths of the loss of guessing or more: nothing is learnt</source>
        <translation>瞎猜的损失的十分之九或更高：什么也没学到</translation>
    </message>
    <message>
        <source>no code for %1</source>
        <translation>没有 %1 的代码</translation>
    </message>
    <message>
        <source>no experiment is loaded</source>
        <translation>没有载入实验</translation>
    </message>
    <message>
        <source>no limit is known in closed form for %1</source>
        <translation>%1 没有已知的闭式极限</translation>
    </message>
    <message>
        <source>no memory for %1 rows (%2)</source>
        <translation>没有容纳 %1 行的内存 (%2)</translation>
    </message>
    <message>
        <source>no place %1 in the spec</source>
        <translation>描述中没有位置 %1</translation>
    </message>
    <message>
        <source>no place %1; %2 has %3 entries, counted from 0</source>
        <translation>没有位置 %1；%2 有 %3 个条目，从 0 数起</translation>
    </message>
    <message>
        <source>no such measures</source>
        <translation>没有这样的测量</translation>
    </message>
    <message>
        <source>noise: it is drawn by Optimizer Lab&apos;s own generator; a script without it can be written</source>
        <translation>noise：由 Optimizer Lab 自己的生成器抽取；没有它的脚本可以写出</translation>
    </message>
    <message>
        <source>none exist</source>
        <translation>一个也没有</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>毫无</translation>
    </message>
    <message>
        <source>not compiled: %1; the tensor executor can compute it, slower (%2)</source>
        <translation>没有编译：%1；张量执行器可以计算，较慢 (%2)</translation>
    </message>
    <message>
        <source>not drawn here: %1; python main.py map SPEC computes it without a window</source>
        <translation>不在这里绘制：%1；python main.py map SPEC 可不用窗口计算</translation>
    </message>
    <message>
        <source>not zlib data (%1)</source>
        <translation>不是 zlib 数据 (%1)</translation>
    </message>
    <message>
        <source>nothing is driven: there is no schedule to write down</source>
        <translation>没有受控制的量：没有可写出的调度</translation>
    </message>
    <message>
        <source>nothing moved in %1 steps</source>
        <translation>%1 步中什么都没有移动</translation>
    </message>
    <message>
        <source>numeric knob of %1</source>
        <translation>%1 的数值旋钮</translation>
    </message>
    <message>
        <source>of ten batches a correlation above 0.5 is chance once in fourteen times</source>
        <translation>十个批次中，相关系数超过 0.5 的偶然约为十四次中一次</translation>
    </message>
    <message>
        <source>one mode alone decides: rounding</source>
        <translation>只由一个特征模决定：舍入</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>one number in a thousand, about two of this network&apos;s: fewer are chance</source>
        <translation>千分之一，在此网络中约两个数：更少属于偶然</translation>
    </message>
    <message>
        <source>one of </source>
        <translation>以下之一：</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>one parameter in a hundred: some twenty points that one can see</source>
        <translation>百分之一的参数：约二十个看得见的点</translation>
    </message>
    <message>
        <source>parameter of the formula</source>
        <translation>公式的参数</translation>
    </message>
    <message>
        <source>path = %1: an axis varies the problem, the seed, or a run&apos;s numbers</source>
        <translation>path = %1：轴改变的是问题、种子，或运行的数</translation>
    </message>
    <message>
        <source>path = %1: both axes vary it; they must differ</source>
        <translation>path = %1：两个轴都改变它；必须不同</translation>
    </message>
    <message>
        <source>path = %1: there is no number there, but %2</source>
        <translation>path = %1：那里没有数，而是 %2</translation>
    </message>
    <message>
        <source>path = &apos;&apos;: name a CSV or NPZ file</source>
        <translation>path = &apos;&apos;：请指明 CSV 或 NPZ 文件</translation>
    </message>
    <message>
        <source>per = %1: must be step or epoch</source>
        <translation>per = %1：必须是 step 或 epoch</translation>
    </message>
    <message>
        <source>per step</source>
        <translation>每步</translation>
    </message>
    <message>
        <source>plane %1 is cut short</source>
        <translation>plane %1 被截断</translation>
    </message>
    <message>
        <source>plane %1 is longer than it should be</source>
        <translation>plane %1 长于应有的长度</translation>
    </message>
    <message>
        <source>points = %1; it must be at least 1</source>
        <translation>points = %1；至少应为 1</translation>
    </message>
    <message>
        <source>problem %1 declares no build</source>
        <translation>问题 %1 没有声明 build</translation>
    </message>
    <message>
        <source>product of all momentum factors so far</source>
        <translation>到目前为止所有动量因子的乘积</translation>
    </message>
    <message>
        <source>product: must be a list of schedules, with at least one</source>
        <translation>product：必须是调度的列表，至少有一个</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>磅</translation>
    </message>
    <message>
        <source>python main.py map SPEC --executor tensor</source>
        <translation>python main.py map SPEC --executor tensor</translation>
    </message>
    <message>
        <source>rad</source>
        <translation>弧度</translation>
    </message>
    <message>
        <source>random direction 1</source>
        <translation>随机方向 1</translation>
    </message>
    <message>
        <source>random direction 2</source>
        <translation>随机方向 2</translation>
    </message>
    <message>
        <source>reactions: the memory is not that of the schedule</source>
        <translation>reactions：记忆不是该调度的</translation>
    </message>
    <message>
        <source>record: %1 has no %2: %3</source>
        <translation>record：%1 没有 %2：%3</translation>
    </message>
    <message>
        <source>record: %1 has no %2; it has %3</source>
        <translation>record：%1 没有 %2；它有 %3</translation>
    </message>
    <message>
        <source>recorded channel</source>
        <translation>记录的通道</translation>
    </message>
    <message>
        <source>refuted</source>
        <translation>被否定</translation>
    </message>
    <message>
        <source>replicates = %1: must be a whole number from 1 to %2</source>
        <translation>replicates = %1：必须是 1 到 %2 的整数</translation>
    </message>
    <message>
        <source>rotation_seed = %1: turns at most %2 axes, not %3</source>
        <translation>rotation_seed = %1：最多旋转 %2 个轴，而不是 %3 个</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>rounding in float64; what is left of the start is 0.9⁴⁰⁰</source>
        <translation>float64 的舍入；起点所剩为 0.9⁴⁰⁰</translation>
    </message>
    <message>
        <source>rounding over 100 steps</source>
        <translation>100 步的舍入</translation>
    </message>
    <message>
        <source>rounding; the way to the cycle has shrunk below it after 1000 epochs</source>
        <translation>舍入；到环的距离在 1000 轮后已缩小到舍入以下</translation>
    </message>
    <message>
        <source>row %1 cannot follow row %2 of run %3</source>
        <translation>运行 %3 的第 %1 行不能接在第 %2 行之后</translation>
    </message>
    <message>
        <source>row %1; there is room for 0 to %2</source>
        <translation>第 %1 行；容量为 0 到 %2</translation>
    </message>
    <message>
        <source>rows %1 to %2 do not fit into the capacity of %3</source>
        <translation>第 %1 到 %2 行放不进 %3 的容量</translation>
    </message>
    <message>
        <source>rows %1; they must be (T, %2, %3)</source>
        <translation>rows %1；必须是 (T, %2, %3)</translation>
    </message>
    <message>
        <source>rows are cut short</source>
        <translation>各行被截断</translation>
    </message>
    <message>
        <source>run %1: there are %2 runs, counted from 0</source>
        <translation>运行 %1：有 %2 条运行，从 0 数起</translation>
    </message>
    <message>
        <source>run = %1: must be one of the %2 runs, counted from 0</source>
        <translation>run = %1：必须是 %2 条运行之一，从 0 数起</translation>
    </message>
    <message>
        <source>run = %1: the spec has %2 runs, counted from 0</source>
        <translation>run = %1：描述有 %2 条运行，从 0 数起</translation>
    </message>
    <message>
        <source>run = %1: there are %2 runs</source>
        <translation>run = %1：有 %2 条运行</translation>
    </message>
    <message>
        <source>running mean of (gradient − mean)²</source>
        <translation>(梯度 − 平均)² 的滑动平均</translation>
    </message>
    <message>
        <source>running mean of gradient differences</source>
        <translation>梯度之差的滑动平均</translation>
    </message>
    <message>
        <source>running mean of gradients</source>
        <translation>梯度的滑动平均</translation>
    </message>
    <message>
        <source>running mean of gradients: the first moment</source>
        <translation>梯度的滑动平均：一阶矩</translation>
    </message>
    <message>
        <source>running mean of squared gradients</source>
        <translation>梯度平方的滑动平均</translation>
    </message>
    <message>
        <source>running mean of squared gradients: the second raw moment (not a variance)</source>
        <translation>梯度平方的滑动平均：原始二阶矩（不是方差）</translation>
    </message>
    <message>
        <source>running mean of squared look-ahead gradients</source>
        <translation>前瞻梯度平方的滑动平均</translation>
    </message>
    <message>
        <source>running mean of squared steps</source>
        <translation>步子平方的滑动平均</translation>
    </message>
    <message>
        <source>running mean of the estimated diagonal of the Hessian</source>
        <translation>Hessian 对角线估计的滑动平均</translation>
    </message>
    <message>
        <source>running mean squares of every row and column (every entry of vectors)</source>
        <translation>每行每列平方的滑动平均（向量则为每个分量）</translation>
    </message>
    <message>
        <source>running sum of gradients</source>
        <translation>梯度的累积和</translation>
    </message>
    <message>
        <source>running sum of rate × gradient</source>
        <translation>学习率 × 梯度 的累积和</translation>
    </message>
    <message>
        <source>runs = %1: a plane through three end points needs three runs</source>
        <translation>runs = %1：过三个终点的平面需要三条运行</translation>
    </message>
    <message>
        <source>runs = %1: there are %2 runs, counted from 0</source>
        <translation>runs = %1：有 %2 条运行，从 0 数起</translation>
    </message>
    <message>
        <source>runs through a closure, not as a block</source>
        <translation>通过闭包运行，不作为模块</translation>
    </message>
    <message>
        <source>runs.&lt;number&gt;.optimizer…, runs.&lt;number&gt;.schedule, runs.&lt;number&gt;.loss_scale or steps</source>
        <translation>runs.&lt;number&gt;.optimizer…、runs.&lt;number&gt;.schedule、runs.&lt;number&gt;.loss_scale 或 steps</translation>
    </message>
    <message>
        <source>runs: not those of the experiments</source>
        <translation>runs：不是这些实验的</translation>
    </message>
    <message>
        <source>runs: position %1 out of order</source>
        <translation>runs：位置 %1 顺序不对</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>scale = %1: must be log or linear</source>
        <translation>scale = %1：必须是 log 或 linear</translation>
    </message>
    <message>
        <source>schedule = %1: must be a table with a name, or a list of such tables</source>
        <translation>schedule = %1：必须是带名称的表，或这样的表的列表</translation>
    </message>
    <message>
        <source>schedule of %1: its value at step %2 would be %3 times the base; must be a finite number &gt;= 0</source>
        <translation>%1 的调度：它在第 %2 步的值会是基值的 %3 倍；必须是 &gt;= 0 的有限数</translation>
    </message>
    <message>
        <source>shared memory %1 is closed</source>
        <translation>共享内存 %1 已关闭</translation>
    </message>
    <message>
        <source>shared memory %1 of process %2 is gone</source>
        <translation>进程 %2 的共享内存 %1 已不存在</translation>
    </message>
    <message>
        <source>shuffled batches, which have no cycle</source>
        <translation>打乱的批次，它们没有环</translation>
    </message>
    <message>
        <source>signSGD</source>
        <translation>signSGD</translation>
    </message>
    <message>
        <source>slope along %1</source>
        <translation>沿 %1 的斜率</translation>
    </message>
    <message>
        <source>slow weights: the answer</source>
        <translation>慢权重：答案</translation>
    </message>
    <message>
        <source>smoothing = %1: must be &gt;= 0 and &lt; 1</source>
        <translation>smoothing = %1：必须 &gt;= 0 且 &lt; 1</translation>
    </message>
    <message>
        <source>snapshot at step %1: its checksum does not match</source>
        <translation>第 %1 步的快照：校验和不符</translation>
    </message>
    <message>
        <source>snapshot: it belongs to another experiment (another spec, or other events)</source>
        <translation>快照：它属于另一个实验（描述不同，或事件不同）</translation>
    </message>
    <message>
        <source>snapshot: it cannot be used (%1: %2)</source>
        <translation>快照：不能使用 (%1: %2)</translation>
    </message>
    <message>
        <source>snapshot: its content does not match its hash; it is damaged</source>
        <translation>快照：内容与哈希不符；已损坏</translation>
    </message>
    <message>
        <source>snapshot: the optimizer&apos;s state cannot be read (%1)</source>
        <translation>快照：无法读取优化器的状态 (%1)</translation>
    </message>
    <message>
        <source>snapshot: the optimizer&apos;s state holds a %1, which cannot be kept in a snapshot</source>
        <translation>快照：优化器的状态含有 %1，快照无法保存</translation>
    </message>
    <message>
        <source>snapshot: these bytes are not a snapshot of Optimizer Lab, or not all of one</source>
        <translation>快照：这些字节不是 Optimizer Lab 的快照，或不完整</translation>
    </message>
    <message>
        <source>snapshot: version %1; this program reads version %2</source>
        <translation>快照：版本 %1；本程序读取版本 %2</translation>
    </message>
    <message>
        <source>something is asked, and there is no question</source>
        <translation>要求提问，却没有问题</translation>
    </message>
    <message>
        <source>spec: a run has no name</source>
        <translation>spec：有一条运行没有名称</translation>
    </message>
    <message>
        <source>spec: it does not read as it was written</source>
        <translation>spec：读出的与写入的不同</translation>
    </message>
    <message>
        <source>speed = %1: must be above 0 steps a second, or None for no limit</source>
        <translation>speed = %1：必须高于每秒 0 步，或为 None（不限）</translation>
    </message>
    <message>
        <source>spiked %1-fold</source>
        <translation>跳升到 %1 倍</translation>
    </message>
    <message>
        <source>start = %1: %2 needs %3 number%4 (%5)</source>
        <translation>start = %1：%2 需要 %3 个数%4 (%5)</translation>
    </message>
    <message>
        <source>start = %1: the %2 is %3 there in %4; start elsewhere</source>
        <translation>start = %1：在 %4 下那里的 %2 是 %3；请从别处开始</translation>
    </message>
    <message>
        <source>start = %1: the formula is %2 there; start where it is finite</source>
        <translation>start = %1：公式在那里是 %2；请从它有限之处开始</translation>
    </message>
    <message>
        <source>start has %1 numbers: %2 takes %3 to %4</source>
        <translation>start 有 %1 个数：%2 需要 %3 到 %4 个</translation>
    </message>
    <message>
        <source>start: has %1 numbers, the gradients have %2</source>
        <translation>start：有 %1 个数，而梯度有 %2 个</translation>
    </message>
    <message>
        <source>starts: %1 is no surface; its start cannot be chosen</source>
        <translation>starts：%1 不是曲面；不能选择它的起点</translation>
    </message>
    <message>
        <source>starts: %1 of them; must be 1 to %2</source>
        <translation>starts：%1 个；必须是 1 到 %2 个</translation>
    </message>
    <message>
        <source>starts: run = %1; there are %2 runs, counted from 0</source>
        <translation>starts：run = %1；有 %2 条运行，从 0 数起</translation>
    </message>
    <message>
        <source>step %1: MultiplicativeLR multiplies step by step, at most %2 times</source>
        <translation>step %1：MultiplicativeLR 逐步相乘，最多 %2 次</translation>
    </message>
    <message>
        <source>step = %1: must be a step that was made, 0 to %2</source>
        <translation>step = %1：必须是走过的一步，0 到 %2</translation>
    </message>
    <message>
        <source>step size of each parameter</source>
        <translation>每个参数的步长</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>steps = %1: no memory for so many rows (%2)</source>
        <translation>steps = %1：没有容纳这么多行的内存 (%2)</translation>
    </message>
    <message>
        <source>steps and epochs are both given: a piece lasts one or the other</source>
        <translation>steps 和 epochs 都给了：一段只按其中一种持续</translation>
    </message>
    <message>
        <source>steps cannot change while the experiment runs: %1; reset first</source>
        <translation>实验运行时 steps 不能改变：%1；请先重置</translation>
    </message>
    <message>
        <source>steps is missing: it has no natural end, so say how many steps it lasts</source>
        <translation>缺少 steps：它没有自然的结尾，请说明持续多少步</translation>
    </message>
    <message>
        <source>steps, epochs and drives belong to the product as a whole, not to a factor</source>
        <translation>steps、epochs 和 drives 属于整个乘积，不属于某个因子</translation>
    </message>
    <message>
        <source>steps: %1 gradients, %2 rules; must be 1 to %3, at most %4</source>
        <translation>steps：%1 个梯度，%2 条规则；必须是 1 到 %3 个，最多 %4 条</translation>
    </message>
    <message>
        <source>steps: a rule has no name</source>
        <translation>steps：有一条规则没有名称</translation>
    </message>
    <message>
        <source>steps_per_epoch stands without epochs: it says how many steps one of them has</source>
        <translation>有 steps_per_epoch 而没有 epochs：它说的是一轮有多少步</translation>
    </message>
    <message>
        <source>stops at step %1</source>
        <translation>在第 %1 步停止</translation>
    </message>
    <message>
        <source>sum of all squared rates so far</source>
        <translation>到目前为止所有学习率平方之和</translation>
    </message>
    <message>
        <source>sum of squared gradients</source>
        <translation>梯度平方之和</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>ten ordinary steps, of one learning rate at most each</source>
        <translation>十个普通的步子，每个最多一个学习率</translation>
    </message>
    <message>
        <source>the %1 has no name</source>
        <translation>%1没有名称</translation>
    </message>
    <message>
        <source>the Hessian: is not finite at this point</source>
        <translation>Hessian：在此点不是有限的</translation>
    </message>
    <message>
        <source>the average of the path: ASGD&apos;s answer</source>
        <translation>路径的平均：ASGD 的答案</translation>
    </message>
    <message>
        <source>the batch schedule is laid out over them</source>
        <translation>批量调度按它们排布</translation>
    </message>
    <message>
        <source>the batch size is shared by all runs, so it cannot react to what one of them does</source>
        <translation>批量大小由所有运行共用，因此不能对其中一条的情况作出反应</translation>
    </message>
    <message>
        <source>the best rate 1/λ of one place is unstable at another where λ is more than twice as large</source>
        <translation>一处的最佳学习率 1/λ，在 λ 大两倍以上之处是不稳定的</translation>
    </message>
    <message>
        <source>the bias correction left over after the quiet: β₂ᵗ, relatively</source>
        <translation>平静之后剩下的偏差校正：β₂ᵗ，相对值</translation>
    </message>
    <message>
        <source>the bias correction left over after the quiet: β₂ᵗ, relatively (0.9²⁰⁰ of the tail is far less)</source>
        <translation>平静之后剩下的偏差校正：β₂ᵗ，相对值（尾部的 0.9²⁰⁰ 小得多）</translation>
    </message>
    <message>
        <source>the buffer would begin with 0.1·g; torch begins it with g itself</source>
        <translation>缓冲会以 0.1·g 开始；torch 以 g 本身开始</translation>
    </message>
    <message>
        <source>the class written for %1 leaves the rule at step %2 by %3</source>
        <translation>为 %1 写的类在第 %2 步偏离规则 %3</translation>
    </message>
    <message>
        <source>the code gives %1 = %2 at step %3, planned are %4</source>
        <translation>代码在第 %3 步给出 %1 = %2，计划为 %4</translation>
    </message>
    <message>
        <source>the engine closed its line</source>
        <translation>引擎关闭了连接</translation>
    </message>
    <message>
        <source>the engine could not be started (%1)</source>
        <translation>引擎无法启动 (%1)</translation>
    </message>
    <message>
        <source>the engine did not answer for %1 s</source>
        <translation>引擎 %1 秒没有回应</translation>
    </message>
    <message>
        <source>the engine stopped (exit status %1)</source>
        <translation>引擎停止了（退出状态 %1）</translation>
    </message>
    <message>
        <source>the engine stopped (signal %1)</source>
        <translation>引擎停止了（信号 %1）</translation>
    </message>
    <message>
        <source>the engine&apos;s host broke: %1</source>
        <translation>引擎的宿主出错：%1</translation>
    </message>
    <message>
        <source>the experiment has a setting that a lesson file cannot hold</source>
        <translation>实验里有课程文件无法保存的设置</translation>
    </message>
    <message>
        <source>the experiment has failed (%1)</source>
        <translation>实验失败 (%1)</translation>
    </message>
    <message>
        <source>the experiment was replaced</source>
        <translation>实验已被替换</translation>
    </message>
    <message>
        <source>the factor on the rate</source>
        <translation>学习率上的因子</translation>
    </message>
    <message>
        <source>the factor without the change</source>
        <translation>没有改动的因子</translation>
    </message>
    <message>
        <source>the file is write-protected</source>
        <translation>文件是写保护的</translation>
    </message>
    <message>
        <source>the first line has %1, separated by %2</source>
        <translation>第一行有 %1 个，以 %2 分隔</translation>
    </message>
    <message>
        <source>the formula has %1 variables; at most %2</source>
        <translation>公式有 %1 个变量；最多 %2 个</translation>
    </message>
    <message>
        <source>the formula has no usable derivative (%1)</source>
        <translation>公式没有可用的导数 (%1)</translation>
    </message>
    <message>
        <source>the formula has no variable; use x, y, … or say which letters are variables</source>
        <translation>公式没有变量；请用 x, y, …，或说明哪些字母是变量</translation>
    </message>
    <message>
        <source>the gradient before</source>
        <translation>上一个梯度</translation>
    </message>
    <message>
        <source>the iterate that makes the steps</source>
        <translation>迈步的迭代点</translation>
    </message>
    <message>
        <source>the last grid has cells of 6e-5; the rest is for what the start leaves behind in 400 steps</source>
        <translation>最后的网格每格 6e-5；其余留给起点在 400 步中的残留</translation>
    </message>
    <message>
        <source>the loss curves upwards nowhere on the way</source>
        <translation>沿途损失没有一处向上弯曲</translation>
    </message>
    <message>
        <source>the loss is not a mean over samples</source>
        <translation>损失不是对样本的平均</translation>
    </message>
    <message>
        <source>the loss is not finite</source>
        <translation>损失不是有限的</translation>
    </message>
    <message>
        <source>the loss or a parameter was not finite</source>
        <translation>损失或某个参数不是有限的</translation>
    </message>
    <message>
        <source>the mean square of the small batches in place of the signal</source>
        <translation>用小批量的均方代替信号</translation>
    </message>
    <message>
        <source>the other convention</source>
        <translation>另一种约定</translation>
    </message>
    <message>
        <source>the other of the two rules</source>
        <translation>两条规则中的另一条</translation>
    </message>
    <message>
        <source>the path: must have points that span a plane; this one has not left a line</source>
        <translation>path：必须有能张成平面的点；这条路径没有离开一条直线</translation>
    </message>
    <message>
        <source>the plane of largest curvature: needs at least 2 parameters</source>
        <translation>最大曲率的平面：需要至少 2 个参数</translation>
    </message>
    <message>
        <source>the preconditioned sharpness</source>
        <translation>预条件锐度</translation>
    </message>
    <message>
        <source>the process that computed the map has ended; what it had given is kept</source>
        <translation>计算图谱的进程已结束；它已给出的部分会保留</translation>
    </message>
    <message>
        <source>the rate in force</source>
        <translation>正在生效的学习率</translation>
    </message>
    <message>
        <source>the rule adds 1e-06 to the gradient&apos;s norm, which is above 1 on this way</source>
        <translation>规则给梯度范数加 1e-06，而一路上范数大于 1</translation>
    </message>
    <message>
        <source>the rule adds 1e-12 to the gradient&apos;s norm, which is above 1 on this way</source>
        <translation>规则给梯度范数加 1e-12，而一路上范数大于 1</translation>
    </message>
    <message>
        <source>the rule with momentum = 0.1</source>
        <translation>momentum = 0.1 的规则</translation>
    </message>
    <message>
        <source>the rule with momentum = 0.9</source>
        <translation>momentum = 0.9 的规则</translation>
    </message>
    <message>
        <source>the rule with momentum = 0.9, nesterov = True</source>
        <translation>momentum = 0.9、nesterov = True 的规则</translation>
    </message>
    <message>
        <source>the run or not; gradient descent jumps over the floor at every step where ηλ &gt; 1, here η &gt; 5.7e-7 (λ = 2Σx² = 1.75e6), and at none where ηλ &lt; 1</source>
        <translation>该运行是或不是；ηλ &gt; 1 时梯度下降每步都跳过谷底，这里为 η &gt; 5.7e-7（λ = 2Σx² = 1.75e6），ηλ &lt; 1 时从不如此</translation>
    </message>
    <message>
        <source>the same as for AdamW</source>
        <translation>与 AdamW 相同</translation>
    </message>
    <message>
        <source>the schedule of %1 waits for the loss</source>
        <translation>%1 的调度在等待损失</translation>
    </message>
    <message>
        <source>the sharpness</source>
        <translation>锐度</translation>
    </message>
    <message>
        <source>the sharpness circles around its limit; its median over the last quarter is to be within 7 %</source>
        <translation>锐度绕着极限转；它在最后四分之一的中位数应在 7 % 以内</translation>
    </message>
    <message>
        <source>the two paths agree to the last bit: a power of two rounds nothing</source>
        <translation>两条路径到最后一位都一致：2 的幂不产生舍入</translation>
    </message>
    <message>
        <source>the two paths differ by rounding alone, 150 steps of it</source>
        <translation>两条路径只相差舍入，150 步的舍入</translation>
    </message>
    <message>
        <source>theory gives √(π/2 − 1)·√200 = 10.7 for normal gradients; half of that</source>
        <translation>对正态梯度，理论给出 √(π/2 − 1)·√200 = 10.7；取其一半</translation>
    </message>
    <message>
        <source>there is no experiment to reset</source>
        <translation>没有可重置的实验</translation>
    </message>
    <message>
        <source>there is no run to rewind</source>
        <translation>没有可回退的运行</translation>
    </message>
    <message>
        <source>there is no validation data</source>
        <translation>没有验证数据</translation>
    </message>
    <message>
        <source>this constant is not a finite real number</source>
        <translation>这个常数不是有限的实数</translation>
    </message>
    <message>
        <source>this has no place in a formula</source>
        <translation>这不能出现在公式里</translation>
    </message>
    <message>
        <source>this history is closed</source>
        <translation>这个历史已关闭</translation>
    </message>
    <message>
        <source>this history is not in shared memory; make it with create_shared</source>
        <translation>这个历史不在共享内存中；请用 create_shared 创建</translation>
    </message>
    <message>
        <source>this system has no memory files</source>
        <translation>此系统没有内存文件</translation>
    </message>
    <message>
        <source>three points: must not lie on one line</source>
        <translation>三个点：不能在一条直线上</translation>
    </message>
    <message>
        <source>three standard errors: 3.6 % of the noise and 2.4 % of the signal, from 5000 small and 620 large batches</source>
        <translation>三个标准误：噪声 3.6 %，信号 2.4 %，取自 5000 个小批量和 620 个大批量</translation>
    </message>
    <message>
        <source>thumbnail: %1 bytes; at most %2 are kept</source>
        <translation>thumbnail：%1 字节；最多保留 %2 字节</translation>
    </message>
    <message>
        <source>thumbnail: %1 x %2 pixels; at most %3 a side are kept</source>
        <translation>thumbnail：%1 x %2 像素；每边最多保留 %3</translation>
    </message>
    <message>
        <source>thumbnail: its checksum does not match</source>
        <translation>thumbnail：校验和不符</translation>
    </message>
    <message>
        <source>thumbnail: not a PNG picture</source>
        <translation>thumbnail：不是 PNG 图片</translation>
    </message>
    <message>
        <source>told in no known way</source>
        <translation>推算方式未知</translation>
    </message>
    <message>
        <source>tolerance = %1: must be a finite number</source>
        <translation>tolerance = %1：必须是有限的数</translation>
    </message>
    <message>
        <source>tolerance of a map = %1: must be finite</source>
        <translation>图谱的容差 = %1：必须是有限的</translation>
    </message>
    <message>
        <source>too deeply nested, or not a formula</source>
        <translation>嵌套太深，或不是公式</translation>
    </message>
    <message>
        <source>torch has no %1</source>
        <translation>torch 没有 %1</translation>
    </message>
    <message>
        <source>torch steps all parts of a scheduler at once; here some count steps and some epochs</source>
        <translation>torch 让调度器的各部分同时前进；这里有的按步、有的按轮</translation>
    </message>
    <message>
        <source>torch&apos;s schedulers drive the learning rate only; nothing here does</source>
        <translation>torch 的调度器只控制学习率；这里没有控制它的</translation>
    </message>
    <message>
        <source>towards the third</source>
        <translation>朝向第三条</translation>
    </message>
    <message>
        <source>tr Σ / |G|², in samples: about the critical batch size, beyond which larger batches hardly save steps (McCandlish et al. 2018). Single values scatter; look at their median. Not a number where the batch is too noisy to tell |G|² from 0.</source>
        <translation>tr Σ / |G|²，以样本计：约为临界批量，超过它，更大的批次几乎不再节省步数 (McCandlish et al. 2018)。单个值很分散；请看中位数。批次噪声太大、分不清 |G|² 与 0 时，它不是数。</translation>
    </message>
    <message>
        <source>tr Σ: how much the gradients of single samples differ, summed over all parameters; that of a batch of B is B times smaller. From parts of the present batch.</source>
        <translation>tr Σ：单个样本的梯度相差多少，对所有参数求和；大小为 B 的批次小 B 倍。取自当前批次的各部分。</translation>
    </message>
    <message>
        <source>trace: parameters = %1; 1 to %2 of the %3, counted from 0</source>
        <translation>trace：parameters = %1；%3 个中取 1 到 %2 个，从 0 数起</translation>
    </message>
    <message>
        <source>trace: run = %1; there are %2, counted from 0</source>
        <translation>trace：run = %1；有 %2 条，从 0 数起</translation>
    </message>
    <message>
        <source>triangular2 halves the height of its second cycle</source>
        <translation>triangular2 把第二个循环的高度减半</translation>
    </message>
    <message>
        <source>triangular: every swing alike; triangular2: half the height each cycle; exp_range: height times gamma^step.</source>
        <translation>triangular：每次摆动相同；triangular2：每个循环高度减半；exp_range：高度乘以 gamma^step。</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>unknown %1 %2; %3</source>
        <translation>未知的%1 %2；%3</translation>
    </message>
    <message>
        <source>unknown argument of %1 %2; %3</source>
        <translation>%1 的未知参数 %2；%3</translation>
    </message>
    <message>
        <source>unknown block %1; %2</source>
        <translation>未知的模块 %1；%2</translation>
    </message>
    <message>
        <source>unknown command %1; %2</source>
        <translation>未知的命令 %1；%2</translation>
    </message>
    <message>
        <source>unknown data set %1; %2</source>
        <translation>未知的数据集 %1；%2</translation>
    </message>
    <message>
        <source>unknown diagnostic %1; %2</source>
        <translation>未知的诊断量 %1；%2</translation>
    </message>
    <message>
        <source>unknown language %1; %2</source>
        <translation>未知的语言 %1；%2</translation>
    </message>
    <message>
        <source>unknown optimizer %1; %2</source>
        <translation>未知的优化器 %1；%2</translation>
    </message>
    <message>
        <source>unknown problem %1; %2</source>
        <translation>未知的问题 %1；%2</translation>
    </message>
    <message>
        <source>unknown schedule %1; %2</source>
        <translation>未知的调度 %1；%2</translation>
    </message>
    <message>
        <source>unknown setting %1; %2</source>
        <translation>未知的设置 %1；%2</translation>
    </message>
    <message>
        <source>v is the raw second moment of the gradient</source>
        <translation>v 是梯度的原始二阶矩</translation>
    </message>
    <message>
        <source>v is the variance of the gradient</source>
        <translation>v 是梯度的方差</translation>
    </message>
    <message>
        <source>variables = %1: must be at most %2 different names</source>
        <translation>variables = %1：必须是最多 %2 个不同的名称</translation>
    </message>
    <message>
        <source>variables: %1 cannot be one; a variable is a letter, perhaps with a number</source>
        <translation>variables：%1 不能作变量；变量是一个字母，可以带数字</translation>
    </message>
    <message>
        <source>vector of a histogram</source>
        <translation>直方图的向量</translation>
    </message>
    <message>
        <source>v̂ averages about 2/(1 − β₂) = 2000 squares: three standard errors are √(2/2000)·3 = 0.1</source>
        <translation>v̂ 约对 2/(1 − β₂) = 2000 个平方取平均：三个标准误为 √(2/2000)·3 = 0.1</translation>
    </message>
    <message>
        <source>warm-up %1 → %2 steps</source>
        <translation>预热 %1 → %2 步</translation>
    </message>
    <message>
        <source>warmup_steps + decay_steps: %1 more than total_steps = %2; they must fit into it</source>
        <translation>warmup_steps + decay_steps：比 total_steps = %2 多 %1；必须容得下</translation>
    </message>
    <message>
        <source>watch = %1: %2 has %3 parameters, counted from 0</source>
        <translation>watch = %1：%2 有 %3 个参数，从 0 数起</translation>
    </message>
    <message>
        <source>weight_decay: λ·w is added to the gradient</source>
        <translation>weight_decay：把 λ·w 加到梯度上</translation>
    </message>
    <message>
        <source>weighted average of z: the answer</source>
        <translation>z 的加权平均：答案</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>what tells it is cut short</source>
        <translation>用来推算它的数据被截断</translation>
    </message>
    <message>
        <source>widths = %1: must be at least two whole numbers &gt;= 1</source>
        <translation>widths = %1：必须是至少两个 &gt;= 1 的整数</translation>
    </message>
    <message>
        <source>window = %1: must be [low x, high x, low y, high y], low below high</source>
        <translation>window = %1：必须是 [low x, high x, low y, high y]，low 小于 high</translation>
    </message>
    <message>
        <source>with a constant rate x moves about its end by no more than the three steps of a cycle, each ≤ lr</source>
        <translation>恒定学习率下，x 围绕终点的移动不超过一个循环的三步，每步 ≤ lr</translation>
    </message>
    <message>
        <source>x²/2 near the minimum, |x| far away: the gradient is tanh x, never above 1.</source>
        <translation>极小点附近为 x²/2，远处为 |x|：梯度是 tanh x，从不超过 1。</translation>
    </message>
    <message>
        <source>zoom to %1 … %2 along %3: must be finite, %4</source>
        <translation>沿 %3 缩放到 %1 … %2：必须是有限的，且%4</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>½ Σ λᵢ xᵢ²: every rate, limit and oscillation has a formula here. Gradient descent is stable below lr = 2/λ.</source>
        <translation>½ Σ λᵢ xᵢ²：每个速率、极限和振荡在这里都有公式。lr = 2/λ 以下梯度下降稳定。</translation>
    </message>
    <message>
        <source>α weighs the present gradient against the past: a larger one remembers longer</source>
        <translation>α 权衡当前梯度与过去：更大的记得更久</translation>
    </message>
    <message>
        <source>β = 0.3</source>
        <translation>β = 0.3</translation>
    </message>
    <message>
        <source>β = 0.75</source>
        <translation>β = 0.75</translation>
    </message>
    <message>
        <source>β₁ = 0.8</source>
        <translation>β₁ = 0.8</translation>
    </message>
    <message>
        <source>β₁ = 0.85</source>
        <translation>β₁ = 0.85</translation>
    </message>
    <message>
        <source>β₂ = 0.75</source>
        <translation>β₂ = 0.75</translation>
    </message>
    <message>
        <source>β₂ = 0.99</source>
        <translation>β₂ = 0.99</translation>
    </message>
    <message>
        <source>ε = 1e-10 (1e-8 in the lecture&apos;s) against a gradient of 1, and rounding over 400 steps</source>
        <translation>ε = 1e-10（课堂的为 1e-8）对梯度 1，以及 400 步的舍入</translation>
    </message>
    <message>
        <source>ε = 1e-8 against a gradient of 1000 shifts the step by 1e-11; rounding by less</source>
        <translation>ε = 1e-8 对 1000 的梯度使步子偏移 1e-11；舍入更小</translation>
    </message>
    <message>
        <source>σ is a statistic: at first it varies more from seed to seed than later</source>
        <translation>σ 是统计量：一开始它在种子之间的变化比后来大</translation>
    </message>
    <message>
        <source>“%1”: needs %2</source>
        <translation>“%1”：需要 %2</translation>
    </message>
    <message>
        <source>“against”: the smaller gap</source>
        <translation>“对抗”：差距更小</translation>
    </message>
    <message>
        <source>“arrived”: the last hundredth of the way, a pixel on a picture of a hundred</source>
        <translation>“到达”：路程的最后百分之一，百像素图上的一个像素</translation>
    </message>
    <message>
        <source>“better”: the lower loss</source>
        <translation>“更好”：损失更低</translation>
    </message>
    <message>
        <source>“for”: the larger gap</source>
        <translation>“有助于”：差距更大</translation>
    </message>
    <message>
        <source>“further”: the lower loss</source>
        <translation>“更远”：损失更低</translation>
    </message>
    <message>
        <source>“good”: better than none</source>
        <translation>“好”：比没有好</translation>
    </message>
    <message>
        <source>“hardly”: a step of the same length on another batch does less than a tenth as much</source>
        <translation>“几乎不”：在另一个批次上同样长的一步，效果不到十分之一</translation>
    </message>
    <message>
        <source>“mainly”: more than half of the fall</source>
        <translation>“主要”：超过下降的一半</translation>
    </message>
    <message>
        <source>“never longer”, but for rounding and ε</source>
        <translation>“不会超过”，除舍入和 ε 外</translation>
    </message>
    <message>
        <source>“small”: less than a tenth of what it was at the start</source>
        <translation>“小”：不到开始时的十分之一</translation>
    </message>
    <message>
        <source>“some”: at least one</source>
        <translation>“有些”：至少一个</translation>
    </message>
    <message>
        <source>“usually”: better than half of what one might try</source>
        <translation>“通常”：比可能尝试的一半更好</translation>
    </message>
    <message>
        <source>… and is back after as many again</source>
        <translation>……再过同样多步又回来</translation>
    </message>
    <message>
        <source>−1: the slope did not change, the step was far too short. 0: the step ended at the bottom. +1: on the other wall, as high as before; above 1 it climbs. With batches the two slopes are of different batches. (After Schneider et al., Cockpit, 2021.)</source>
        <translation>−1：斜率没有改变，步子太短。0：步子停在谷底。+1：到了对面的壁上，与之前一样高；大于 1 则在爬升。用批次时，两个斜率来自不同的批次。（据 Schneider et al., Cockpit, 2021。）</translation>
    </message>
    <message>
        <source>√ε of float64: paths that agree to half of their digits differ by rounding</source>
        <translation>float64 的 √ε：有一半数位一致的路径只差舍入</translation>
    </message>
    <message>
        <source>√ε of float64: paths that agree to half of their digits differ by rounding (and ε)</source>
        <translation>float64 的 √ε：有一半数位一致的路径只差舍入（和 ε）</translation>
    </message>
</context>
</TS>
