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
+8  .&  .E  .O  .Pdn  .Ph  .nw  F>P  I>Q  every  has been  no doubt  reset  token  updat  wrong
+7  , but  .#xR  .6  .Mt  .P  .P9  .^Pb  .^nB  .aU  .m  .xF  Q>Q  ^ there  at the  compe  doubl
+7  guara  maint  model $  more  not docum  plan  tenan  to a  twice
+6  , the  .%  .,§  .9;P  .BF  .H  .Ixb  .L  .Ldn  .Mb  .Pk  .Ubl  .W  .W$  .X;  .^@  .^B  .^BF
+6  .^xT  .bL  .by  .bz  .nB  .v  .xFo  .xbX  .xpP  .y#  O>O  R>$  T>  ^ you  acces to  accou $
+6  and #  annou  answe $  answe with  are  avera  back  broke  by a  certi  clear  costs  custo
+6  datab  embed  error $  error are  eu  expir  fault  made  new  noon $  offli  on this
+6  our analy  our key  pay  platf  than  the datab  the outag  upstr  was a  will  you  yours $
+5  # per  # reque  $>$  ->H  .$h  .&h  .,P  .,§b  .1Rn  .1h  .5  .7  .9Q  .:P  .@k  .B  .C:  .G
+5  .IB  .IF  .IQ  .Ix1  .Mp  .PS  .Pb2  .Pp#  .Qo  .VR$  .^$p  .^@k  .^A  .^A:  .^Ld  .^Mb  .^Tb
+5  .^§v  .bnx  .d@x  .lbk  .oxb  .pPS  .q  .sp  .spx  .xM$  .xk  .xkp  .z$  .§o  >P  >Q  Ln>  Ln>L
+5  M>M  U>Q  ^ avail  ^ no  ^ users  a fault  a minut  accou  alway  at comet  bad  behin  but the
+5  cheap  due  each  error  europ  failo $  fix  for code  forma  gatew $  get  given  half  june
+5  layer  layer $  list  load  log in  met  model will  must  n>M  never  no reque  node  noon
+5  norma  not log  notic  our plan  over $  overl  paid  rate limit  rejec  so  suspe  takes
+5  the dns  the list  the maint  the top  there is  time  to #  trigg  up with  use  used to
+5  vendo  versi  was offli  we would  what it  would have  yours
+4  # were  '>'  .#Ru  .'l  .,_  .,_P  .1#R  .1bx  .2_  .9p1  .:#$  .@  .@p  .Ex$  .F9x  .Fp$  .IQb
+4  .Lb  .Mbx  .Ms  .Pv  .Q  .RU  .Rn  .Rpu  .Ru  .Rx#  .Rxp  .UhW  .Unh  .Uy  .^Fb  .^IU  .^M
+4  .^Tx  .^c  .^lb  ._p  ._p#  .a  .b2  .bO,  .bs  .c  .d1#  .hI  .hW  .hnQ  .hxF  .hxP  .lpx
+4  .nID  .ny  .oU  .oU$  .opI  .pN$  .pP$  .pi  .pp#  .pu,  .pxR  .tz  .u$  .upx  .x#h  .x1b  .xF$
+4  .xPh  .y$  >'  >L  A>  A>A  P>P  Pn>  Pn>P  Q>  ^ answe  ^ calls  ^ can  ^ comet  ^ every
+4  ^ from  ^ nothi  ^ reque  a bad  a credi  above  again  all custo  an overl  analy  burst
+4  by an  can you  chann  charg us  chat is  claim about  comet  confi that  could  count  credi
+4  deliv  did you  dolla  edge  error is  expir certi  far  given $  had  hours  inclu  inste of
+4  is slow  keep  laten is  left $  like  long $  lost  milli  minut ,  model are  monda $  month
+4  n>$  n>B  name is  no other  norma $  not what  note  of yours  old  organ  our accou
+4  our promp  our traff  per token  pool  provi  provi was  reach  recov at  refus  reque that
+4  respo time  sent $  shows  statu page  telli  that is  the dashb  the faile  the origi
+4  the price  the rate  the retri  those  those of  to be  told  top  troub  two hours  use $
+4  users  usual  we paid  weeke  weeke $  were  whole  withi a  witho telli  won't  work  worse
+4  you pleas
+3  # are  # dolla  # may  # perce  '>P  .#%  .&b  .'x  .,nF  ./  ./$  .1L  .1R  .4  .B1  .D  .Ex
+3  .Fo  .FxP  .FxU  .IF$  .IUb  .M$  .Mv  .Mvp  .Phx  .PpP  .Qpx  .Rbo  .Rno  .Ru$  .Tx  .UR  .URx
+3  .Uh  .X  .Zb  .^#F  .^'  .^B1  .^Mv  .^P9  .^Rt  .^Z  .^nd  .^p'  .^xM  .^xc  ._P  ._bx  ._np
+3  .b2p  .bC  .bi  .bi$  .bx$  .d@  .dnx  .e;  .g  .hP  .i$  .kIx  .m#  .nA  .nA$  .nFx  .nQo  .nd
+3  .ns  .nx$  .nxO  .p'x  .s  .tz$  .vx$  .x9x  .x:n  .xH  .xH$  .xQ  .xU1  .xbE  .xbc  .xcx  .xpW
+3  .yp  .¬  >B  >D  >O  ?>@  Fn>B  I>l  I?>  L>L  O>  Rn>P  T>T  ^ image  ^ sever  ^ the  ^ this
+3  a deplo  about an  acces  activ  affec  an expir  and not  broke our  cache  cap  capac  charg
+3  chat endpo  comet side  compa  conge  conge $  contr  custo was  dashb  data  data centr
+3  deliv $  doesn  each call  enoug  estab that  expir on  from #  got  guara deliv  handl  image
+3  is known  is not  is to  it is  it must  l>@  left the  level  lower  milli token  misco
+3  misco $  much  n>O  no uptim  not enoug  not the  origi  other custo  our invoi  our quota
+3  outag  outsi  overn  overn $  paral  part $  per image  perce  promp $  prove that  provi had
+3  quest $  ran out  reach the  reduc  repli  resto  rollo  rollo $  route is  same error  secon $
+3  send  stale  stopp  stopp $  strip  sure  that were  that you  the accou  the chann  the comet
+3  the data  the fix  the new  the plan  the previ  the relea  the route  this $  this was  tier
+3  token that  token were  twice $  use the  was misco  was wrong  we lost  we send  what
+3  what was  which was  witho  your proxy  zero
+2  ->S  .#Fp  .#m$  .$n  .%p  .'xb  .,b  .,xb  .0pu  .1,  .1M  .6b  .Ad  .Adb  .D,  .FB  .Fbp  .Gn
+2  .H$  .Qo$  .R0  .R0p  .Ue  .Uyp  .U¬  .^Ad  .^C:  .^Mp  .^R0  .^Ue  .^U¬  .^nP  .^pI  .^§  ._Pb
+2  .aR  .aRt  .b  .bL$  .dnF  .kB  .kI  .kb  .m$  .nFp  .nP  .nQ  .nxQ  .oW  .p#u  .pU$  .pxU  .q#
+2  .rP  .s$  .u  .vp#  .x#:  .x,§  .x6  .x:  .xb9  .xp$  .xpU  .xx$  .xxI  .§bs  : provi  >T  F>'
+2  I>L  L>@  On>  On>O  P>  ^ it  ^ provi  ^ their  a secon  annou $  asia  by this  cause :
+2  centr  charg twice  chat  class  credi left  datab was  doubl billi  expen  faile ,  for it
+2  image $  in your  is down  is wrong  known to  logs  made $  meter  misse  must not  n>P
+2  no credi  notic $  other tenan  our jobs  paid for  price list  prove  refun  reque take
+2  servi level  since #  so it  that our  the #  the throt  the us  the whole  them $  us for
+2  varia  we know  we pay  what we  why  will be  wish  wish to  witho notic
+1  .O1  .Phn  .Rt  .Rt#  .^O  .^Ps  .^V  .^VR  .bP$  .pP  .paU  .t#u  : #  >$  >C  ^ fyi  ^ why
+1  fyi  in under  is a  is confi  n>H  nobod could  took  was up
-1  .'S  .*p  .Rby  .p#:  have been  model was  was an  would
-2  # messa  # with  .#p  .'x$  .*n  .,d  .,nx  .1P  .1W  .2x  .9$  .9pP  .:nF  .FR1  .Hb2  .M:
-2  .MbE  .Mx$  .Px  .RnR  .Uhx  .Up  .^*  .^FR  .^P1  .^Pt  .^nh  .^p  ._  ._V  .b9p  .n*  .nxc
-2  .p#R  .pMp  .xFb  .xMb  .xop  .xxb  .xxp  .§9$  : not  P>@  Q>H  ^ did  ^ is  ^ send  ^ start
-2  billi $  budge  chang nothi  code  comet to  compa the  concu limit  cut after  down $
-2  error messa  findi  for us  gatew was  inten to  is resol  limit :  measu  model :  model in
-2  neith  no visib  nobod has  open  page descr  pleas  promp was  proxy $  reads  reque $  run
-2  sampl $  says that  statu of  subje  swapp  that the  the endpo  the sampl  this ticke  tool $
-2  two calls  up to  was not  with #  worke
-3  # ,  # ?  # in  .#$  .$U  .$x$  .'Q$  .,h  .1_x  .9;@  .:d  .:n  .:no  .;@  .;@$  .F#  .Fbs
-3  .Fbx  .Fh  .Fp  .Ik  .IxP  .MFb  .Mh  .Mt#  .P$  .PP$  .Pb9  .RF  .Rbk  .Rh#  .Ubn  .Ukx  .Ux§
-3  .^#b  .^9x  .^F  .^Lp  .^T:  .^U1  .^Yb  .^nc  .^nx  .^p$  .^qI  .^x$  .bO$  .bo$  .boQ  .br$
-3  .bsb  .dn1  .n1  .nPb  .nc  .no  .np  .npx  .oQb  .ox$  .p$U  .pIR  .pR$  .ppx  .pxA  .r$  .sR
-3  .sb  .x'  .xL$  .xUd  .xh  .xvp  .§w  I>  ^ compa  ^ that  ^ what  answe  api $  are charg
-3  are not  aren'  aren' sayin  at fault  at its  befor  by us  came  can  can't  check  clean
-3  close the  compl $  credi are  day  day $  defau $  discu  docum  earli  endpo  ends
-3  evide that  faile $  find $  for other  for that  for the  from  guess  had #  has confi  haven
-3  help page  id  impli  in #  incid  infer  inten  is at  is unava  it works  json  key was  know
-3  knowl  laten :  limit of  many  me  model is  no  no evide  nor  not confi  not reque
-3  nothi about  of a  of this  on price  once  only the  our deplo  our worke  out  out $
-3  page lists  place $  possi $  price we  refer  regar  repla  repro  reque with  resol $  role
-3  sayin  servi had  show  steps  test  that comet  the affec  the body  the custo  the docum
-3  the messa  the other  the packe  the quota  the sente  the token  this packe  this that  timed
-3  to  to find  trace  track  unava  unkno $  upstr is  url  url $  valid  view  visib  was down
-3  was never  was remov  we aren'  we leave  wheth the  wheth there  witho strea
-4  # #  # minut  '>@  .#b  .#p#  .9M  .:  .:o  .:x  .;x$  .=  .?  .?$  .A,  .FF  .Ff  .Fxb  .Ixx
-4  .Ob  .PP  .Pbc  .Pp1  .QpU  .R,  .Ro  .UU  .Ubp  .Yp  .^$F  .^'F  .^PF  .^Po  .^w  .^xU  .^§d
-4  ._dn  .b#  .b#x  .b$  .bF  .bnF  .bp  .cP  .db  .dnh  .h#  .hnx  .hx#  .nR$  .nb  .nb9  .nxM
-4  .nxP  .oQ  .oR  .op  .pI  .pLb  .pPp  .pUb  .pw  .x  .x;  .xb#  .xdn  .xp  .xp@  .xpO  .xpR
-4  .xx  .xxa  .x§b  .§9  =  ?  ? $  A>'  F>  F>Q  R?>  ^ how  ^ pleas  ^ retri  ^ switc  a topic
-4  after  after #  alleg  an inter  and  api key  as  asked  asser  avail  billi is  blame
-4  call was  concl from  deny  don't  else  evide  failu $  fallb  field  findi $  first  fixed
-4  from this  got a  in here  in the  in this  it passe  knowl of  knows  looke  looke at
-4  many reque  mean that  n  n a  n>T  no findi  not chang  not have  not known  not mean
-4  nothi in  numbe  our  our custo  our inter  our own  our servi  packe $  passe  probl  resol  s
-4  same reque  sampl  says  specu  stagi  switc  team  tell  that day  the help  there $  to confi
-4  too many  tool  topic  unkno  was slow  were remov  what happe  what the  why the  with  with a
-4  withd
-5  # s  , we  .#,  .#R  .#Rh  .#U  .'Q  .'xp  .1_  .1n  .F$  .Fb  .FpF  .Fpx  .Ix  .Ixp  .MV$  .N
-5  .N$  .P'Q  .PU  .R1  .R:  .Rx$  .U9  .UF$  .Ub1  .Ubx  .^Fp  .^Fx  .^PU  .^U9  .^Uk  .^d  .^o
-5  .^x9  .bFp  .bI  .bno  .dU  .hnF  .kM  .nx  .o2  .pL  .pR  .xP  .xbx  .xd9  C>C  ^ i  ^ on
-5  ^ our  ^ was  an  an outag  billi  claim  close  comme  comme on  deeps #  find  it $  job  nn>
-5  not prove  of an  owner  possi  provi capac  provi to  remov  remov from  reque in  retri
-5  sente  servi was  speak  the respo  the secon  ticke  to comet  to the  to us  two  unava $
-5  we are  we canno
-6  .#x$  .,$  .F_  .M_  .Pt  .Ud  .Uo  .^MV  .^Rp  .^n$  .^xR  ._x  .d1$  .d9  .nC  .p@  .pO  .qI
-6  A>P  I>A  a #  descr  do  here $  its  judge  look  one  our clien  packe  permi  place  recor
-6  scope  sdk  someb  the clien  user  verif
-7  .Ap  .MV  .Uk  .^xb  .xP$  .xbk  .xxx  U>  Un>  Un>'  ^ call  about  body  concl  how  is for
-7  not  page  retur  retur a  say  the answe  the reque  workf  would be
-8  .^b  .o$  any  call  if  leave  n>C  own  see
-9  .1  .^1  here
-10  ->  .bo  .o  clien  for this  or
-11  .dbx  inter
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
