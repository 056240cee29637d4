"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+13  your
+11  .y  their
+10  .e  .i  .lb
+9  .#m  .k  but  doubt  failo  per
+8  .&  .E  .O  .Pdn  .Ph  .aU  .nw  F>P  I>Q  every  has been  no doubt  reset  token  updat
+8  wrong
+7  , but  .#xR  .6  .Mt  .P  .P9  .W  .^Pb  .m  .xF  Q>Q  ^ there  at the  doubl  guara  maint
+7  model $  more  not docum  plan  tenan  to a  twice
+6  , the  .%  .&h  .9;P  .BF  .IB  .L  .Ldn  .Mb  .Pk  .Ubl  .W$  .X;  .^@  .^B  .^BF  .^nB  .^xT
+6  .bL  .by  .bz  .nB  .v  .xFo  .xbX  .xpP  .y#  .z$  O>O  R>$  T>  ^ you  acces to  accou $
+6  and #  annou  answe $  answe with  are  avera  back  broke  by a  certi  clear  compe  costs
+6  custo  datab  embed  error $  error are  eu  expir  fault  made  new  noon $  offli  on this
+6  our analy  our key  pay  platf  than  the datab  the outag  upstr  was a  will  you  yours $
+5  # per  # reque  $>$  ->H  .$h  .,P  .,§  .,§b  .1Rn  .1h  .5  .7  .9Q  .:P  .@k  .B  .C:  .G
+5  .H  .IF  .IQ  .IQb  .Ix1  .Ixb  .Mp  .PS  .Pb2  .Pp#  .Qo  .VR$  .^$p  .^@k  .^A  .^A:  .^Ld
+5  .^Mb  .^Tb  .^§v  .bnx  .bs  .d@x  .lbk  .oxb  .pPS  .q  .sp  .spx  .xM$  .xk  .xkp  .§o  >P
+5  Ln>  Ln>L  M>M  Q>  U>Q  ^ avail  ^ no  ^ users  a fault  a minut  accou  alway  bad  behin
+5  but the  cheap  due  each  error  failo $  fix  for code  forma  get  given  half  is slow
+5  june  layer  layer $  left $  list  load  log in  met  model will  must  n>M  never  no reque
+5  node  noon  norma  not log  notic  our plan  over $  overl  paid  provi  rate limit  reach
+5  rejec  so  suspe  takes  the dns  the list  the maint  the top  there is  time  to #  told
+5  trigg  up with  use  used to  vendo  versi  was offli  we would  what it  would have  yours
+4  # were  .#Ru  .'l  .,_  .,_P  .1#R  .1bx  .2_  .9p1  .:#$  .@  .Ex$  .F9x  .Fp$  .IF$  .Lb
+4  .Mbx  .Ms  .PpP  .Pv  .Q  .RU  .Rbo  .Rn  .Rpu  .Ru  .Rx#  .Rxp  .UhW  .Unh  .Uy  .^Fb  .^IU
+4  .^M  .^Tx  .^c  .^lb  ._p  ._p#  .a  .b2  .bO,  .c  .d1#  .hI  .hW  .hnQ  .hxF  .hxP  .lpx
+4  .nID  .ny  .oU  .oU$  .pN$  .pi  .pp#  .pu,  .tz  .u$  .upx  .x#h  .x1b  .xF$  .xPh  .y$  >'
+4  >D  >L  >Q  A>  A>A  P>P  Pn>  Pn>P  ^ answe  ^ calls  ^ comet  ^ every  ^ from  ^ nothi
+4  ^ reque  a bad  a credi  above  all custo  an overl  analy  at comet  burst  by an  can you
+4  chann  charg us  chat is  claim about  comet  confi that  could  count  credi  deliv  did you
+4  dolla  edge  error is  europ  expir certi  far  gatew $  given $  had  hours  inclu  inste of
+4  keep  laten is  like  long $  lost  milli  minut ,  model are  monda $  month  n>$  name is
+4  no other  norma $  note  of yours  old  organ  our accou  our promp  per token  pool  provi was
+4  recov at  reduc  refus  reque that  respo time  sent $  shows  statu page  telli  that is
+4  the dashb  the faile  the origi  the price  the rate  the retri  those  those of  to be  top
+4  troub  two hours  use $  users  usual  we paid  weeke  weeke $  were  what was  whole  withi a
+4  witho telli  won't  work  worse  you pleas
+3  # are  # dolla  # may  # perce  '>'  '>P  .#%  .&b  .'x  .,nF  ./  ./$  .1L  .1R  .4  .@p  .B1
+3  .D  .Ex  .Fo  .FxP  .FxU  .H$  .IUb  .M$  .Mv  .Mvp  .Phx  .Qo$  .Qpx  .Rno  .Ru$  .Tx  .UR
+3  .URx  .Uh  .Zb  .^#F  .^B1  .^Mv  .^P9  .^Rt  .^Z  .^nd  .^p'  .^xM  .^xc  ._P  ._bx  ._np
+3  .b2p  .bC  .bi  .bi$  .bx$  .d@  .dnx  .e;  .g  .hP  .i$  .kIx  .m#  .nA  .nA$  .nFx  .nQo  .nd
+3  .ns  .nx$  .nxO  .opI  .p'x  .pxR  .s  .tz$  .vx$  .x9x  .x:n  .xH$  .xQ  .xU1  .xbE  .xbc
+3  .xcx  .xpW  .yp  .¬  >B  >O  ?>@  Fn>B  I>l  I?>  L>@  L>L  O>  P>  T>T  ^ can  ^ image
+3  ^ sever  ^ the  ^ this  a deplo  about an  acces  activ  affec  again  an expir  and not
+3  broke our  cache  cap  capac  charg  chat endpo  comet side  compa  conge  conge $  contr
+3  credi left  custo was  dashb  data  data centr  datab was  deliv $  doesn  each call  enoug
+3  estab that  expir on  from #  got  guara deliv  handl  image  is known  is not  is to  it is
+3  it must  l>@  left the  level  lower  milli token  misco  misco $  much  n>B  n>O  no credi
+3  no uptim  not enoug  not the  not what  origi  other custo  our invoi  our quota  our traff
+3  outag  outsi  overn  overn $  paral  part $  per image  perce  promp $  prove that  provi had
+3  quest $  ran out  reach the  repli  resto  rollo  rollo $  route is  same error  secon $  send
+3  stale  stopp  stopp $  strip  sure  that were  that you  the accou  the chann  the comet
+3  the data  the fix  the new  the plan  the previ  the relea  the route  the us  this $  this was
+3  tier  token that  token were  twice $  use the  was misco  was wrong  we lost  we send
+3  which was  witho  your proxy  zero
+2  ->S  .#Fp  .#m$  .$n  .%p  .'xb  .,b  .,xb  .0pu  .1,  .6b  .Ad  .Adb  .D,  .FB  .Fbp  .Gn
+2  .Phn  .R0  .R0p  .Ue  .Uyp  .U¬  .X  .^'  .^Ad  .^C:  .^Mp  .^R0  .^Ue  .^U¬  .^nP  .^pI  .^§
+2  ._Pb  .aR  .aRt  .b  .bL$  .dnF  .kB  .kI  .kb  .m$  .nFp  .nP  .nQ  .nxQ  .oW  .p#u  .pP$
+2  .pU$  .pxU  .q#  .s$  .u  .x#:  .x,§  .x6  .x:  .xH  .xb9  .xp$  .xpU  .xx$  .xxI  .§bs
+2  : provi  >T  F>'  I>L  On>  On>O  Rn>P  ^ it  ^ provi  ^ their  a secon  annou $  asia  by this
+2  cause :  centr  charg twice  chat  class  doubl billi  expen  faile ,  for it  image $  in your
+2  is down  is wrong  known to  logs  made $  meter  misse  must not  n>H  notic $  other tenan
+2  our jobs  price list  prove  refun  reque take  since #  so it  that our  the #  the throt
+2  them $  us for  we know  we pay  what  what we  why  will be  wish  wish to  witho notic
+1  .1M  .O1  .Rt  .Rt#  .^O  .^Ps  .^V  .^VR  .bP$  .pP  .paU  .rP  .t#u  .vp#  : #  >$  >C  ^ fyi
+1  ^ why  fyi  in under  is a  n>P  nobod could  paid for  servi level  the whole  took  varia
+1  was up
-1  .'S  .*p  .Rby  .p#:  have been  model was  that the  would
-2  # messa  # with  .#p  .'x$  .*n  .,d  .,nx  .1P  .1W  .2x  .9$  .9pP  .:nF  .FR1  .Hb2  .IA
-2  .M:  .MbE  .Mx$  .Px  .RnR  .Uhx  .Up  .^*  .^FR  .^IA  .^P1  .^Pt  .^nh  .^p  ._V  .b9p  .n*
-2  .nxc  .p#R  .pMp  .xFb  .xMb  .xxb  .xxp  .§9$  : not  P>@  Q>H  ^ did  ^ send  ^ start
-2  billi $  budge  came  chang nothi  code  comet to  compa the  concu limit  cut after  down $
-2  error messa  findi  for us  gatew was  inten to  is resol  limit :  measu  model :  model in
-2  neith  nobod has  open  page descr  pleas  promp was  proxy $  reads  repla  reque $  run
-2  sampl $  says that  statu of  subje  swapp  the endpo  the sampl  this ticke  two calls  up to
-2  was an  was not  worke
-3  # ,  # ?  # in  .#$  .$U  .$x$  .'Q$  .,h  .1_x  .9;@  .:d  .:n  .:no  .;@  .;@$  .F#  .Fbs
-3  .Fbx  .Fh  .Fp  .Ik  .IxP  .MFb  .Mh  .Mt#  .PP$  .Pb9  .RF  .Rbk  .Rh#  .Ubn  .Ukx  .Ux§  .^#b
-3  .^9x  .^F  .^Lp  .^T:  .^U1  .^nc  .^nx  .^p$  .^qI  .^x$  ._  .bO$  .bo$  .boQ  .br$  .bsb
-3  .dn1  .n1  .nPb  .nc  .no  .np  .npx  .oQb  .ox$  .p$U  .pIR  .pR$  .ppx  .pxA  .r$  .sR  .sb
-3  .x'  .xL$  .xUd  .xh  .xop  .xvp  .§w  I>  ^ compa  ^ is  ^ that  ^ what  answe  are charg
-3  are not  aren'  aren' sayin  at fault  at its  befor  by us  can  can't  check  clean
-3  close the  compl $  credi are  day  day $  defau $  discu  docum  earli  endpo  ends
-3  evide that  faile $  find $  for other  for that  for the  from  guess  had #  has confi  haven
-3  help page  id  impli  in #  incid  infer  inten  is at  is unava  it works  json  key was  know
-3  knowl  laten :  limit of  many  me  model is  no  no evide  no visib  nor  not confi  not reque
-3  of a  of this  on price  once  only the  our deplo  our worke  out  out $  place $  possi $
-3  price we  probl  refer  regar  repro  reque with  resol $  role  sayin  servi had  show  steps
-3  tell  test  that comet  the affec  the body  the custo  the docum  the messa  the other
-3  the packe  the quota  the sente  the token  there $  this packe  this that  timed  to find
-3  tool $  trace  track  unava  unkno $  upstr is  url  url $  valid  view  was down  was never
-3  was remov  we aren'  we leave  wheth the  wheth there  with #  witho strea
-4  # #  # minut  '>@  .#b  .#p#  .9M  .:  .:x  .;x$  .=  .?  .?$  .A,  .FF  .Ff  .Fxb  .Ixx  .Ob
-4  .PP  .Pbc  .Pp1  .QpU  .R,  .Ro  .UU  .Ubp  .Yp  .^$F  .^'F  .^PF  .^Po  .^Yb  .^w  .^xU  .^§d
-4  ._dn  .b#  .b#x  .bF  .bI  .bnF  .bp  .cP  .db  .dnh  .h#  .hnx  .hx#  .nR$  .nb  .nb9  .nxM
-4  .nxP  .oQ  .oR  .pI  .pLb  .pPp  .pUb  .pw  .x  .xb#  .xdn  .xp  .xp@  .xpO  .xpR  .xx  .xxa
-4  .x§b  .§9  =  ?  ? $  A>'  F>  F>Q  R?>  ^ how  ^ i  ^ our  ^ pleas  ^ retri  ^ switc  ^ was
-4  a topic  after  after #  alleg  an inter  and  api $  api key  as  asser  avail  billi is
-4  blame  call was  concl from  deny  don't  else  evide  failu $  fallb  field  findi $  first
-4  fixed  from this  got a  in here  in the  in this  it passe  knowl of  knows  looke  looke at
-4  many reque  mean that  n  n a  n>T  no findi  not chang  not have  not known  not mean
-4  nothi about  nothi in  numbe  our  our custo  our inter  our own  our servi  packe $
-4  page lists  resol  s  same reque  sampl  says  specu  stagi  switc  team  that day  the help
-4  to  to confi  too many  tool  topic  unkno  visib  was slow  were remov  what happe  what the
-4  why the  with  with a  withd
-5  # s  , we  .#,  .#R  .#Rh  .#U  .#x$  .'Q  .'xp  .,$  .1_  .1n  .:o  .F$  .F_  .Fb  .FpF  .Fpx
-5  .Ix  .Ixp  .MV$  .M_  .N  .N$  .P'Q  .PU  .R1  .R:  .Rx$  .U9  .UF$  .Ub1  .Ubx  .^Fp  .^Fx
-5  .^PU  .^Rp  .^Uk  .^d  .^o  .^x9  .b$  .bFp  .bno  .dU  .hnF  .kM  .nx  .o2  .pL  .pR  .x;  .xP
-5  .xbx  .xd9  C>C  I>A  ^ on  an  an outag  asked  billi  claim  close  comme on  deeps #  find
-5  it $  job  nn>  not prove  of an  owner  passe  possi  provi capac  provi to  remov  remov from
-5  reque in  retri  sente  servi was  speak  the respo  the secon  ticke  to comet  to the  to us
-5  two  unava $  we are  we canno
-6  .Pt  .Ud  .Uo  .^MV  .^U9  .^n$  .^xR  ._x  .d1$  .d9  .nC  .p@  .pO  .qI  A>P  a #  comme
-6  concl  descr  do  here $  its  judge  look  one  our clien  packe  page  permi  place  recor
-6  scope  someb  the clien  user  verif
-7  .Ap  .MV  .Uk  .^xb  .o$  .xbk  .xxx  U>  Un>  Un>'  ^ call  about  body  how  is for  not
-7  retur  retur a  say  sdk  see  the answe  the reque  workf  would be
-8  .^b  .xP$  any  call  if  leave  n>C  own
-9  .1  .^1  for this  here
-10  ->  .bo  .o  or
-11  .dbx  clien  inter
-12  .F  messa
-16  wheth
"""
KNOWN: Final = frozenset(
    (
        "claim-billing",
        "claim-guarantee",
        "claim-latency",
        "claim-model-availability",
        "claim-platform-wide",
        "claim-price",
        "claim-provider-state",
        "claim-quota",
        "claim-rate-limit",
        "claim-root-cause",
        "claim-uptime",
    )
)
