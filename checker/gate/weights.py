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
+6  .^xT  .bL  .by  .nB  .v  .xFo  .xbX  .xpP  .y#  O>O  R>$  T>  ^ you  acces to  accou $  and #
+6  annou  answe $  answe with  are  avera  back  broke  by a  certi  clear  costs  custo  datab
+6  embed  error $  error are  eu  expir  fault  made  new  noon $  offli  on this  our analy
+6  our key  pay  platf  the datab  the outag  upstr  was a  will  you  yours $
+5  # per  # reque  $>$  ->H  .$h  .&h  .,P  .,§b  .1Rn  .1h  .5  .7  .9Q  .:P  .@k  .B  .C:  .G
+5  .IB  .IF  .IQ  .Ix1  .Mp  .PS  .Pb2  .Pp#  .Qo  .VR$  .^$p  .^@k  .^A  .^A:  .^Ld  .^Mb  .^Tb
+5  .^§v  .bnx  .bz  .d@x  .lbk  .oxb  .pPS  .q  .sp  .spx  .xM$  .xk  .xkp  .z$  .§o  >P  >Q  Ln>
+5  Ln>L  M>M  U>Q  ^ avail  ^ no  ^ users  a fault  a minut  accou  alway  at comet  bad  behin
+5  but the  cheap  due  each  error  europ  failo $  fix  for code  forma  gatew $  get  given
+5  half  june  layer  layer $  list  load  log in  met  model will  must  n>M  never  no reque
+5  node  noon  norma  not log  notic  our plan  over $  overl  paid  provi  rate limit  rejec  so
+5  suspe  takes  than  the dns  the list  the maint  the top  there is  time  to #  trigg  up with
+5  use  used to  vendo  versi  was offli  we would  what it  would have  yours
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
+4  our promp  our traff  per token  pool  provi was  reach  recov at  reduc  refus  reque that
+4  respo time  sent $  shows  statu page  telli  that is  the dashb  the faile  the origi
+4  the price  the rate  the retri  those  those of  to be  told  top  troub  two hours  use $
+4  users  usual  we paid  weeke  weeke $  were  whole  withi a  witho telli  won't  work  worse
+4  you pleas
+3  # are  # dolla  # may  # perce  '>P  .#%  .#Fp  .&b  .'x  .,nF  ./  ./$  .1L  .1R  .4  .B1  .D
+3  .Ex  .Fo  .FxP  .FxU  .IF$  .IUb  .M$  .Mv  .Mvp  .Phx  .PpP  .Qpx  .Rbo  .Rno  .Ru$  .Tx  .UR
+3  .URx  .Uh  .X  .Zb  .^#F  .^'  .^B1  .^Mv  .^P9  .^Rt  .^Z  .^nd  .^p'  .^xM  .^xc  ._P  ._bx
+3  ._np  .b2p  .bC  .bi  .bi$  .bx$  .d@  .dnx  .e;  .g  .hP  .i$  .kIx  .m#  .nA  .nA$  .nFx
+3  .nQo  .nd  .ns  .nx$  .nxO  .p'x  .s  .tz$  .vx$  .x9x  .x:n  .xH  .xH$  .xQ  .xU1  .xbE  .xbc
+3  .xcx  .xpW  .yp  .¬  >B  >D  >O  ?>@  Fn>B  I>l  I?>  L>L  O>  Rn>P  T>T  ^ image  ^ sever
+3  ^ the  ^ this  a deplo  about an  acces  activ  affec  an expir  and not  broke our  cache  cap
+3  capac  charg  chat endpo  comet side  compa  conge  conge $  contr  custo was  dashb  data
+3  data centr  deliv $  doesn  each call  enoug  estab that  expir on  from #  got  guara deliv
+3  handl  image  is known  is not  is to  it is  it must  l>@  left the  level  lower  milli token
+3  misco  misco $  much  n>O  no uptim  not enoug  not the  origi  other custo  our invoi
+3  our quota  outag  outsi  overn  overn $  paral  part $  per image  perce  promp $  prove that
+3  provi had  quest $  ran out  reach the  repli  resto  rollo  rollo $  route is  same error
+3  secon $  send  stale  stopp  stopp $  strip  sure  that were  that you  the accou  the chann
+3  the comet  the data  the fix  the new  the plan  the previ  the relea  the route  this $
+3  this was  tier  token that  token were  twice $  use the  was misco  was wrong  we lost
+3  we send  what  what was  which was  witho  your proxy  zero
+2  ->S  .#m$  .$n  .%p  .'xb  .,b  .,xb  .0pu  .1,  .1M  .6b  .Ad  .Adb  .D,  .FB  .Fbp  .Gn  .H$
+2  .Qo$  .R0  .R0p  .Ue  .Uyp  .U¬  .^Ad  .^C:  .^Mp  .^R0  .^Ue  .^U¬  .^nP  .^pI  .^§  ._Pb  .aR
+2  .aRt  .b  .bL$  .dnF  .kB  .kI  .kb  .m$  .nFp  .nP  .nQ  .nxQ  .oW  .p#u  .pU$  .pxU  .q#  .rP
+2  .s$  .u  .x#:  .x,§  .x6  .x:  .xb9  .xp$  .xpU  .xx$  .xxI  .§bs  : provi  >T  F>'  I>L  L>@
+2  On>  On>O  P>  ^ it  ^ provi  ^ their  a secon  annou $  asia  by this  cause :  centr
+2  charg twice  chat  class  credi left  datab was  doubl billi  expen  faile ,  for it  image $
+2  in your  is down  is wrong  known to  logs  made $  meter  misse  must not  n>P  no credi
+2  notic $  other tenan  our jobs  paid for  price list  prove  refun  reque take  servi level
+2  since #  so it  that our  the #  the throt  the us  the whole  them $  us for  varia  we know
+2  we pay  what we  why  will be  wish  wish to  witho notic
+1  .O1  .Phn  .Rt  .Rt#  .^O  .^Ps  .^V  .^VR  .bP$  .pP  .paU  .t#u  .vp#  : #  >$  >C  ^ fyi
+1  ^ why  fyi  in under  is a  is confi  n>H  nobod could  took  was up
-1  .'S  .*p  .Rby  .p#:  have been  model was  was an  would
-2  # messa  # with  .#p  .'x$  .*n  .,d  .1P  .1W  .2x  .9$  .9pP  .:nF  .FR1  .Hb2  .IA  .M:
-2  .MbE  .Mx$  .Px  .RnR  .Tbo  .Uhx  .Up  .^*  .^FR  .^IA  .^P1  .^Pt  .^nh  .^p  ._  ._V  .b9p
-2  .n*  .nxc  .p#R  .pMp  .xFb  .xMb  .xop  .xxb  .xxp  .§9$  : not  P>@  Q>H  ^ did  ^ is  ^ send
-2  ^ start  billi $  budge  chang nothi  code  comet to  compa the  concu limit  cut after  discu
-2  down $  error messa  findi  for us  gatew was  inten to  is resol  limit :  measu  model :
-2  model in  neith  no visib  nobod has  open  page descr  pleas  promp was  proxy $  reads
-2  reque $  run  sampl $  says that  statu of  subje  swapp  that the  the endpo  the sampl
-2  this ticke  tool $  two calls  up to  was not  with #  worke
-3  # #  # ,  # ?  # in  .#$  .$U  .$x$  .'Q$  .,h  .,nx  .1_x  .9;@  .:d  .:n  .:no  .;@  .;@$
-3  .F#  .Fbs  .Fbx  .Fh  .Fp  .IxP  .MFb  .Mh  .Mt#  .P$  .PP$  .Pb9  .RF  .Rbk  .Rh#  .Ubn  .Ukx
-3  .Ux§  .^#b  .^9x  .^F  .^Lp  .^T:  .^U1  .^Yb  .^nc  .^nx  .^p$  .^qI  .^x$  .bO$  .bo$  .boQ
-3  .br$  .bsb  .dn1  .n1  .nPb  .nc  .no  .np  .npx  .oQb  .ox$  .p$U  .pIR  .pR$  .ppx  .pxA  .r$
-3  .sR  .sb  .x'  .xL$  .xUd  .xh  .xvp  .§w  I>  ^ compa  ^ that  ^ what  answe  api $  are charg
-3  are not  aren'  aren' sayin  at fault  at its  befor  by us  came  can  can't  check  clean
-3  close the  compl $  credi are  day  day $  defau $  docum  earli  endpo  ends  evide that
-3  faile $  find $  for other  for that  for the  from  guess  had #  has confi  haven  help page
-3  id  impli  in #  incid  infer  inten  is at  is unava  it works  json  key was  know  knowl
-3  laten :  limit of  many  me  model is  no  no evide  nor  not confi  not reque  nothi about
-3  of a  of this  on price  once  only the  our deplo  our worke  out  out $  page lists  place $
-3  possi $  price we  refer  regar  repla  repro  reque with  resol $  role  sayin  servi had
-3  show  steps  test  that comet  the affec  the body  the custo  the docum  the messa  the other
-3  the packe  the quota  the sente  the token  this packe  this that  timed  to  to find  trace
-3  unava  unkno $  upstr is  url  url $  valid  view  visib  was down  was never  was remov
-3  we aren'  we leave  wheth the  wheth there  witho strea
-4  # minut  '>@  .#b  .#p#  .1_  .9M  .:  .:o  .:x  .;x$  .=  .?  .?$  .A,  .FF  .Ff  .Fxb  .Ik
-4  .Ixx  .Ob  .PP  .Pbc  .Pp1  .QpU  .R,  .Ro  .UU  .Ubp  .Yp  .^$F  .^'F  .^PF  .^Po  .^w  .^xU
-4  .^§d  ._dn  .b#  .b#x  .b$  .bF  .bnF  .bp  .cP  .db  .dnh  .h#  .hnx  .hx#  .nR$  .nb  .nb9
-4  .nxM  .nxP  .oQ  .oR  .op  .pI  .pLb  .pPp  .pUb  .pw  .x  .x;  .xb#  .xdn  .xp  .xp@  .xpO
-4  .xpR  .xx  .xxa  .x§b  .§9  =  ?  ? $  A>'  F>  F>Q  R?>  ^ how  ^ our  ^ pleas  ^ retri
-4  ^ switc  a topic  after  after #  alleg  an inter  and  api key  as  asked  asser  avail
-4  billi is  blame  call was  concl from  deny  don't  else  evide  failu $  fallb  field  findi $
-4  first  fixed  from this  got a  in here  in the  in this  it passe  knowl of  knows  looke
-4  looke at  many reque  mean that  n  n a  n>T  no findi  not chang  not have  not known
-4  not mean  nothi in  numbe  our  our custo  our inter  our own  our servi  packe $  passe  probl
-4  resol  s  same reque  sampl  says  specu  stagi  switc  team  tell  that day  the help  there $
-4  to confi  too many  tool  topic  track  unkno  was slow  were remov  what happe  what the
-4  why the  with  with a  withd
-5  # s  , we  .#,  .#R  .#Rh  .#U  .'Q  .'xp  .1n  .F$  .Fb  .FpF  .Fpx  .Ix  .Ixp  .MV$  .N  .N$
-5  .P'Q  .PU  .R1  .R:  .Rx$  .U9  .UF$  .Ub1  .Ubx  .^Fp  .^Fx  .^PU  .^U9  .^Uk  .^d  .^o  .^x9
-5  .bFp  .bI  .bno  .dU  .hnF  .kM  .nx  .o2  .pL  .pR  .xP  .xbx  .xd9  C>C  I>A  ^ i  ^ on
-5  ^ was  an  an outag  billi  claim  close  comme  comme on  deeps #  find  it $  job  nn>
-5  not prove  of an  owner  possi  provi capac  provi to  remov  remov from  reque in  retri
-5  sente  servi was  speak  the respo  the secon  ticke  to comet  to the  to us  two  unava $
-5  we are  we canno
-6  .#x$  .,$  .F_  .M_  .Pt  .Ud  .Uo  .^MV  .^Rp  .^n$  .^xR  ._x  .d1$  .d9  .nC  .p@  .pO  .qI
-6  A>P  a #  descr  do  here $  its  judge  look  one  our clien  packe  permi  place  recor
-6  scope  sdk  someb  the clien  user  verif
-7  .Ap  .MV  .Uk  .^xb  .xP$  .xbk  .xxx  U>  Un>  Un>'  ^ call  about  body  concl  how  is for
-7  not  page  retur  retur a  say  the answe  the reque  workf  would be
-8  .^b  .o$  any  call  if  leave  n>C  own  see
-9  .1  .^1  for this  here
-10  ->  .bo  .o  clien  or
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
